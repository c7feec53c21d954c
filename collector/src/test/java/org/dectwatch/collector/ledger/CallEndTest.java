package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;
import static org.dectwatch.collector.ledger.SipText.register;
import static org.dectwatch.collector.ledger.Wiretap.second;

import java.util.List;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.DomainEvent;
import org.junit.jupiter.api.Test;

/** How an established call ends: with its BYE, or, when that was lost, by what can be inferred and is labelled so. */
class CallEndTest {
    private static final String DEVICE_MEDIA = "192.0.2.20:40000";
    private static final String OTHER_MEDIA = "192.0.2.200:41000";
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1).sdp("sendrecv", "PCMA");

    private static SipText inDialog(String method, int cseq) {
        return call(method, cseq).replacing("To", "<sip:3302@voice.example.net>;tag=b");
    }

    private void established(String... headers) {
        wire.at(0).up(invite);
        wire.at(2)
                .down(invite.answer(200).with(headers).sdp("sendrecv", "PCMA"))
                .up(inDialog("ACK", 1));
    }

    private void mediaUntil(double last) {
        wire.at(last).media(OTHER_MEDIA, DEVICE_MEDIA, 2);
    }

    private String end() {
        return wire.call().state() + " " + wire.call().end().map(Enum::name).orElse("-");
    }

    private List<String> told() {
        return wire.happened(DomainEvent.SessionEnded.class).stream()
                .map(e -> e.by() + (e.byeAnswered() ? " answered" : ""))
                .toList();
    }

    @Test
    void aByeEndsItAndItsAnswerIsTheDisconnectDelay() {
        established();
        wire.at(12).up(inDialog("BYE", 2));
        assertThat(end()).isEqualTo("ENDED BYE");
        assertThat(told()).isEmpty();
        wire.at(12.25).down(inDialog("BYE", 2).answer(200));
        assertThat(wire.call().disconnectDelayMs()).hasValue(250);
        assertThat(told()).containsExactly("BYE answered");
        wire.silenceUntil(100);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aByeThatNobodyAnswersIsToldWhenItsTransactionIsOver() {
        established();
        wire.at(12).up(inDialog("BYE", 2)).silenceUntil(43.9);
        assertThat(told()).isEmpty();
        wire.silenceUntil(44.1);
        assertThat(told()).containsExactly("BYE");
        assertThat(wire.call().disconnectDelayMs()).isEmpty();
    }

    @Test
    void withoutByeItIsOverTenMinutesAfterItsMediaStoppedAndEndedWithThem() {
        established();
        mediaUntil(100);
        wire.silenceUntil(100 + 9.9 * MINUTE);
        assertThat(end()).isEqualTo("ESTABLISHED -");
        wire.silenceUntil(100 + 10.1 * MINUTE);
        assertThat(end()).isEqualTo("ENDED MEDIA_STOPPED");
        assertThat(wire.call().end()).get().matches(CallEnd::inferred);
        assertThat(wire.call().endedAt()).contains(second(100));
        assertThat(wire.call().durationMs()).hasValue(98_000);
        assertThat(told()).containsExactly("MEDIA_STOPPED");
        wire.silenceUntil(100 + 30 * MINUTE);
        assertThat(wire.ledger.calls()).isEmpty();
    }

    @Test
    void aHeldCallMayBeSilentAndACallWithoutMediaInSightToo() {
        established();
        mediaUntil(20);
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMA");
        wire.at(21).up(hold).down(hold.answer(200).sdp("recvonly", "PCMA")).silenceUntil(HOUR);
        assertThat(end()).isEqualTo("ESTABLISHED -");
        Wiretap signallingOnly = new Wiretap();
        signallingOnly.at(0).up(invite).down(invite.answer(200)).silenceUntil(HOUR);
        assertThat(signallingOnly.call().state()).isEqualTo(CallState.ESTABLISHED);
        assertThat(signallingOnly.silenceUntil(12 * HOUR + 1).call().end()).contains(CallEnd.UNHEARD);
    }

    @Test
    void aSessionTimerThatNobodyRefreshedEndsIt() {
        established("Session-Expires: 90;refresher=uac");
        SipText refresh = inDialog("UPDATE", 2);
        wire.at(50).up(refresh).down(refresh.answer(200).with("Session-Expires: 90"));
        wire.silenceUntil(50 + 90 + 31);
        assertThat(end()).isEqualTo("ESTABLISHED -");
        wire.silenceUntil(50 + 90 + 33);
        assertThat(end()).isEqualTo("ENDED SESSION_EXPIRED");
    }

    @Test
    void mediaThatFlowOnSayMoreThanASessionTimer() {
        established("Session-Expires: 90;refresher=uac");
        for (double at = 10; at < 400; at += 10) {
            mediaUntil(at);
        }
        assertThat(end()).isEqualTo("ESTABLISHED -");
    }

    @Test
    void whatWasTakenForOverLivesAgainWhenItIsHeard() {
        established();
        mediaUntil(100);
        wire.silenceUntil(100 + 11 * MINUTE);
        assertThat(end()).isEqualTo("ENDED MEDIA_STOPPED");
        mediaUntil(100 + 12 * MINUTE);
        assertThat(end()).isEqualTo("ESTABLISHED -");
        wire.at(100 + 13 * MINUTE)
                .up(inDialog("BYE", 3))
                .down(inDialog("BYE", 3).answer(200));
        assertThat(end()).isEqualTo("ENDED BYE");
        assertThat(wire.call().durationMs()).hasValue((98 + 13 * 60) * 1000L);
        assertThat(told()).containsExactly("MEDIA_STOPPED");
    }

    @Test
    void aHandsetIsInNoCallThatIsTakenForOver() {
        SipText register = register("3301", 1).contact("3301", "").expires(7200);
        wire.at(0).up(register).down(register.answer(200).contact("3301", ";expires=7200"));
        established();
        mediaUntil(100);
        assertThat(activeCalls()).isEqualTo(1);
        wire.silenceUntil(100 + 11 * MINUTE);
        assertThat(activeCalls()).isZero();
    }

    private int activeCalls() {
        return wire.ledger.handsets().iterator().next().activeCalls();
    }

    @Test
    void whatIsDecryptedLateAndOlderThanWhatIsKnownChangesNoCall() {
        established();
        wire.at(30).up(inDialog("BYE", 2)).down(inDialog("BYE", 2).answer(200));
        wire.at(5).late(Wiretap.DEVICE, Wiretap.REGISTRAR, inDialog("INVITE", 9).sdp("sendonly", "PCMA"));
        assertThat(end()).isEqualTo("ENDED BYE");
        assertThat(wire.call().lastTime()).isEqualTo(second(30));
        assertThat(wire.call().handset()).isEqualTo(java.util.Optional.<AddressOfRecord>empty());
    }
}
