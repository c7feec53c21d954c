package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.TimeSpans;
import org.junit.jupiter.api.Test;

/** Who offered what when, and what was answered, from the text of the messages. */
class OffersAndAnswersTest {
    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1).sdp("sendrecv", "PCMU", "G726-32");

    private static SipText inDialog(String method, int cseq) {
        return call(method, cseq).replacing("To", "<sip:3302@voice.example.net>;tag=b");
    }

    /** A request of the callee: From and To change places. */
    private static SipText byCallee(String method, int cseq) {
        return call(method, cseq)
                .replacing("From", "<sip:3302@voice.example.net>;tag=b")
                .replacing("To", "<sip:3301@voice.example.net>;tag=a");
    }

    private List<String> told() {
        return wire.call().exchanges().stream().map(OffersAndAnswersTest::told).toList();
    }

    private static String told(OfferAnswer exchange) {
        return exchange.hop() + " " + exchange.offerer() + " "
                + exchange.offer().voice() + " "
                + exchange.answer().map(a -> a.voice().toString()).orElse("-") + (exchange.held() ? " held" : "");
    }

    @Test
    void anOfferStandsAloneUntilItIsAnswered() {
        wire.at(0).up(invite).up(invite).down(invite.answer(100));
        assertThat(told()).containsExactly("0 CALLER [PCMU, G726-32] -");
        wire.at(2).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(told()).containsExactly("0 CALLER [PCMU, G726-32] [PCMU]");
        OfferAnswer agreed = wire.call().exchanges().get(0);
        assertThat(agreed.settled()).isTrue();
        assertThat(agreed.since()).contains(Wiretap.second(2));
        assertThat(agreed.agreedTowards(Side.CALLER)).containsOnlyKeys(96);
        assertThat(agreed.agreedTowards(Side.CALLER).get(96).encoding()).isEqualTo("PCMU");
    }

    @Test
    void aProvisionalAnswerIsInForceUntilTheFinalOneSaysOtherwise() {
        wire.at(0).up(invite).at(1).down(invite.answer(183).sdp("sendrecv", "PCMU"));
        assertThat(wire.call().exchanges().get(0).settled()).isFalse();
        wire.at(3).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(wire.call().exchanges().get(0).since()).contains(Wiretap.second(1));
        Wiretap other = new Wiretap();
        other.at(0).up(invite).at(1).down(invite.answer(183).sdp("sendrecv", "PCMU"));
        other.at(3).down(invite.answer(200).sdp("sendrecv", "G726-32"));
        assertThat(other.call().exchanges().get(0).voice()).contains("G726-32");
        assertThat(other.call().exchanges().get(0).since()).contains(Wiretap.second(3));
    }

    @Test
    void anInviteWithoutSdpMakesTheOkTheOffer() {
        SipText bare = call("INVITE", 1);
        wire.at(0).up(bare).at(1).down(bare.answer(200).sdp("sendrecv", "PCMU", "PCMA"));
        wire.at(1.1).up(inDialog("ACK", 1).sdp("sendrecv", "PCMA"));
        assertThat(told()).containsExactly("0 CALLEE [PCMU, PCMA] [PCMA]");
    }

    @Test
    void aRefusedOfferIsForgottenAndBothSidesMayUseTheSameNumber() {
        wire.at(0).up(invite).at(1).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        wire.at(3).up(hold).down(hold.answer(491));
        assertThat(told()).containsExactly("0 CALLER [PCMU, G726-32] [PCMU]");
        SipText theirs = byCallee("INVITE", 1).sdp("sendonly", "PCMU");
        wire.at(5).down(theirs).at(5.2).up(theirs.answer(200).sdp("recvonly", "PCMU"));
        assertThat(told()).containsExactly("0 CALLER [PCMU, G726-32] [PCMU]", "0 CALLEE [PCMU] [PCMU] held");
    }

    @Test
    void eachHopKeepsItsOwnWords() {
        SipText further = invite.throughProxy("p1");
        wire.at(0)
                .hear(Wiretap.DEVICE, Wiretap.PROXY, invite)
                .hear(Wiretap.PROXY, Wiretap.REGISTRAR, further.sdp("sendrecv", "PCMA"));
        wire.at(2)
                .hear(Wiretap.REGISTRAR, Wiretap.PROXY, further.answer(200).sdp("sendrecv", "PCMA"))
                .hear(Wiretap.PROXY, Wiretap.DEVICE, invite.answer(200).sdp("sendrecv", "PCMU"));
        assertThat(told()).containsExactly("0 CALLER [PCMU, G726-32] [PCMU]", "1 CALLER [PCMA] [PCMA]");
    }

    @Test
    void expectsMediaFromAnswerToByeAndNothingOfAHold() {
        wire.at(0).up(invite).at(2).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        SipText resume = inDialog("INVITE", 3).sdp("sendrecv", "PCMU");
        wire.at(5).up(hold).down(hold.answer(200).sdp("recvonly", "PCMU"));
        wire.at(9).up(resume).down(resume.answer(200).sdp("sendrecv", "PCMU"));
        wire.at(20).up(inDialog("BYE", 4));
        CallMedia media = wire.ledger.media("call-1").orElseThrow();
        assertThat(media.expected(Side.CALLEE, Wiretap.second(30)).spans())
                .containsExactly(
                        new TimeSpans.Span(Wiretap.second(2), Wiretap.second(5)),
                        new TimeSpans.Span(Wiretap.second(9), Wiretap.second(20)));
        assertThat(media.resumptions()).singleElement().satisfies(resumption -> {
            assertThat(Duration.between(resumption.heldFrom(), resumption.at())).isEqualTo(Duration.ofSeconds(4));
            assertThat(resumption.before().voice()).contains("PCMU");
        });
    }

    @Test
    void aCallOfManyOffersForgetsTheOldest() {
        wire.at(0).up(invite).at(1).down(invite.answer(200).sdp("sendrecv", "PCMU"));
        for (int i = 2; i < 200; i++) {
            SipText again = inDialog("INVITE", i).sdp("sendrecv", "PCMU");
            wire.at(i).up(again).down(again.answer(200).sdp("sendrecv", "PCMU"));
        }
        assertThat(wire.call().exchanges()).hasSize(48);
        assertThat(wire.call().exchanges().get(47).since()).contains(Wiretap.second(199));
    }
}
