package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;

import org.dectwatch.collector.domain.CallState;
import org.junit.jupiter.api.Test;

/** Each word of the report about calls, from the text of the messages. */
class CallTest {
    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1).sdp("sendrecv", "PCMU", "G726-32");

    private static SipText inDialog(String method, int cseq) {
        return call(method, cseq).replacing("To", "<sip:3302@voice.example.net>;tag=b");
    }

    private void established() {
        wire.at(0).up(invite).down(invite.answer(100)).down(invite.answer(180));
        wire.at(2).down(invite.answer(200).sdp("sendrecv", "PCMU")).up(inDialog("ACK", 1));
    }

    private String end() {
        return wire.call().state() + " " + wire.call().finalStatus().orElse(0);
    }

    @Test
    void anAnsweredCallEndsWithItsBye() {
        established();
        assertThat(end()).isEqualTo("ESTABLISHED 200");
        wire.at(12).up(inDialog("BYE", 2)).down(inDialog("BYE", 2).answer(200));
        assertThat(end()).isEqualTo("ENDED 200");
        assertThat(wire.call().setupMs()).hasValue(2000);
        assertThat(wire.call().durationMs()).hasValue(10_000);
        assertThat(wire.call().agreedCodecs()).containsExactly("PCMU");
    }

    @Test
    void holdAndResumeAreCountedAndTheNewCodecIsAgreed() {
        established();
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        SipText resume = inDialog("INVITE", 3).sdp("sendrecv", "G726-32", "PCMU");
        wire.at(5).up(hold).down(hold.answer(200).sdp("recvonly", "PCMU"));
        assertThat(wire.call().onHold()).isTrue();
        wire.at(8).up(resume).down(resume.answer(200).sdp("sendrecv", "G726-32"));
        assertThat(wire.call().onHold()).isFalse();
        assertThat(wire.call().holds()).isEqualTo(1);
        assertThat(wire.call().resumes()).isEqualTo(1);
        assertThat(wire.call().agreedCodecs()).containsExactly("PCMU", "G726-32");
    }

    @Test
    void aRefusedReInviteChangesNothing() {
        established();
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        wire.at(5).up(hold).down(hold.answer(488));
        assertThat(end()).isEqualTo("ESTABLISHED 200");
        assertThat(wire.call().holds()).isZero();
    }

    @Test
    void cancelAnd487IsCancelled() {
        wire.at(0)
                .up(invite)
                .down(invite.answer(180))
                .at(3)
                .up(call("CANCEL", 1))
                .down(call("CANCEL", 1).answer(200));
        assertThat(wire.call().state()).isEqualTo(CallState.RINGING);
        wire.down(invite.answer(487));
        assertThat(end()).isEqualTo("CANCELLED 487");
    }

    @Test
    void anOkThatCrossesTheCancelEstablishesTheCall() {
        wire.at(0).up(invite).down(invite.answer(180)).at(3).up(call("CANCEL", 1));
        wire.down(invite.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(end()).isEqualTo("ESTABLISHED 200");
    }

    @Test
    void noPickingUpIsUnansweredAfterRingingAndARefusalOtherwise() {
        wire.at(0).up(invite).down(invite.answer(180)).at(30).down(invite.answer(480));
        assertThat(end()).isEqualTo("UNANSWERED 480");
        Wiretap silent =
                new Wiretap().at(0).up(invite).down(invite.answer(100)).at(30).down(invite.answer(408));
        assertThat(silent.call().state()).isEqualTo(CallState.UNANSWERED);
        Wiretap unavailable = new Wiretap().at(0).up(invite).down(invite.answer(480));
        assertThat(unavailable.call().state()).isEqualTo(CallState.REJECTED);
        Wiretap busy = new Wiretap().at(0).up(invite).down(invite.answer(180)).down(invite.answer(486));
        assertThat(busy.call().state()).isEqualTo(CallState.REJECTED);
    }

    @Test
    void aProxyChallengeIsARefusalUntilItIsAnswered() {
        wire.at(0).up(invite).down(invite.answer(407).with("Proxy-Authenticate: Digest realm=\"v\", nonce=\"n\""));
        assertThat(end()).isEqualTo("REJECTED 407");
        SipText again = call("INVITE", 2).sdp("sendrecv", "PCMU");
        wire.at(1).up(again);
        assertThat(wire.call().state()).isEqualTo(CallState.TRYING);
        wire.down(again.answer(180)).down(again.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(end()).isEqualTo("ESTABLISHED 200");
    }

    @Test
    void aCallWithoutFinalAnswerIsUnansweredAfterThreeMinutes() {
        wire.at(0).up(invite).down(invite.answer(180)).silenceUntil(179);
        assertThat(wire.call().state()).isEqualTo(CallState.RINGING);
        assertThat(wire.silenceUntil(181).call().state()).isEqualTo(CallState.UNANSWERED);
    }

    @Test
    void hopsAndForksOfOneCallIdAreOneCall() {
        SipText further = invite.throughProxy("p1");
        SipText fork = invite.throughProxy("p2");
        wire.at(0)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, invite)
                .hear(Wiretap.PROXY, Wiretap.REGISTRAR, further)
                .hear(Wiretap.PROXY, "192.0.2.201:5060", fork)
                .hear(Wiretap.REGISTRAR, Wiretap.PROXY, further.answer(180))
                .hear("192.0.2.201:5060", Wiretap.PROXY, fork.answer(180))
                .hear(Wiretap.PROXY, Wiretap.DEVICE, invite.answer(180));
        wire.at(2)
                .hear("192.0.2.201:5060", Wiretap.PROXY, fork.answer(200).sdp("sendrecv", "PCMU"))
                .hear(Wiretap.PROXY, Wiretap.DEVICE, invite.answer(200).sdp("sendrecv", "PCMU"))
                .hear(Wiretap.REGISTRAR, Wiretap.PROXY, further.answer(487));
        assertThat(end()).isEqualTo("ESTABLISHED 200");
        assertThat(wire.call().device()).hasToString(Wiretap.DEVICE);
        assertThat(wire.call().agreedCodecs()).containsExactly("PCMU");
        assertThat(wire.ledger.sipCounts().retransmissions()).isZero();
    }

    @Test
    void repeatedMessagesChangeNothing() {
        established();
        wire.at(3)
                .down(invite.answer(200).sdp("sendrecv", "PCMU"))
                .up(inDialog("ACK", 1))
                .up(invite);
        assertThat(end()).isEqualTo("ESTABLISHED 200");
        assertThat(wire.call().setupMs()).hasValue(2000);
        assertThat(wire.ledger.sipCounts().retransmissions()).isEqualTo(3);
    }
}
