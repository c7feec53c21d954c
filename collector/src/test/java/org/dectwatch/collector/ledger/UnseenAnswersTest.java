package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.SipText.call;

import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.DomainEvent;
import org.junit.jupiter.api.Test;

/** Calls of which messages were not captured: what became of them is unknown, not what their absence would say. */
class UnseenAnswersTest {
    private static final double LATER = 400;

    private final Wiretap wire = new Wiretap();
    private final SipText invite = call("INVITE", 1).sdp("sendrecv", "PCMU");

    /** An ACK to a 2xx has a branch of its own. */
    private static SipText confirming(int cseq) {
        return inDialog("ACK", cseq).throughProxy("own");
    }

    private static SipText inDialog(String method, int cseq) {
        return call(method, cseq).replacing("To", "<sip:3302@voice.example.net>;tag=b");
    }

    private String end() {
        return wire.call().state() + " " + wire.call().finalStatus().orElse(0);
    }

    @Test
    void anInviteThatWasRepeatedInVainIsUnanswered() {
        wire.at(0).up(invite).at(0.5).up(invite).at(1.5).up(invite).silenceUntil(100);
        assertThat(end()).isEqualTo("TRYING 0");
        wire.silenceUntil(LATER);
        assertThat(end()).isEqualTo("UNANSWERED 0");
        assertThat(wire.happened(DomainEvent.SessionRequested.class)).hasSize(1);
    }

    @Test
    void anInviteOverUdpThatNobodyRepeatedWasAnswered() {
        wire.at(0)
                .down(SipText.register("3309", 1).answer(200))
                .at(1)
                .up(invite)
                .silenceUntil(LATER);
        assertThat(end()).isEqualTo("UNKNOWN 0");
        assertThat(wire.happened(DomainEvent.SessionRequested.class)).isEmpty();
    }

    @Test
    void aCaptureOfOneSideOfAConnectionKnowsNoAnswers() {
        wire.overTls().at(0).up(invite).silenceUntil(LATER);
        assertThat(end()).isEqualTo("UNKNOWN 0");
        Wiretap both = new Wiretap().overTls();
        both.at(0).down(SipText.register("3309", 1).answer(200)).up(invite).silenceUntil(LATER);
        assertThat(both.call().state()).isEqualTo(CallState.UNANSWERED);
    }

    @Test
    void anAnswerMayHaveBeenInAGap() {
        wire.at(0).up(invite).down(invite.answer(180)).at(3).gap().silenceUntil(LATER);
        assertThat(end()).isEqualTo("UNKNOWN 0");
        Wiretap whole = new Wiretap();
        whole.at(0).up(invite).down(invite.answer(180)).at(3).silenceUntil(LATER);
        assertThat(whole.call().state()).isEqualTo(CallState.UNANSWERED);
    }

    @Test
    void octetsLostWhileTheCallLastedMayHaveChangedIt() {
        wire.overTls().at(0).gap().at(1).up(invite);
        wire.at(2).down(invite.answer(200).sdp("sendrecv", "PCMU")).up(inDialog("ACK", 1));
        assertThat(wire.call().unseen().any()).as("lost before it began").isFalse();
        wire.at(5).gap();
        assertThat(wire.call().unseen()).hasToString("octets of its connection");
        assertThat(wire.ledger.media("call-1").orElseThrow().agreementsSeen()).isFalse();
        Wiretap over = new Wiretap().overTls();
        over.at(1).up(invite).down(invite.answer(200).sdp("sendrecv", "PCMU")).up(inDialog("ACK", 1));
        over.at(5)
                .up(inDialog("BYE", 2))
                .down(inDialog("BYE", 2).answer(200))
                .at(6)
                .gap();
        assertThat(over.call().unseen().any()).as("lost after its end").isFalse();
    }

    @Test
    void anAckTellsThatThereWasARefusal() {
        wire.at(0).up(invite).down(invite.answer(100)).at(1).up(inDialog("ACK", 1));
        assertThat(end()).isEqualTo("UNKNOWN 0");
        assertThat(wire.call().unseen()).hasToString("the final answer to INVITE 1 of the caller");
        SipText again = call("INVITE", 2);
        wire.at(2).up(again).down(again.answer(180));
        assertThat(end()).as("it was a challenge").isEqualTo("RINGING 0");
    }

    @Test
    void anAckOfItsOwnTransactionTellsThatThereWasA2xx() {
        wire.at(0).up(invite).down(invite.answer(180)).at(4).up(confirming(1));
        assertThat(end()).isEqualTo("ESTABLISHED 0");
        wire.at(9).up(inDialog("BYE", 2)).down(inDialog("BYE", 2).answer(200));
        assertThat(end()).isEqualTo("ENDED 0");
        assertThat(wire.call().durationMs()).isEmpty();
    }

    @Test
    void whatComesInsideADialogTellsThatThereIsOne() {
        wire.at(0).up(invite).down(invite.answer(180));
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        wire.at(5).up(hold).down(hold.answer(488));
        assertThat(end()).as("the refusal is the hold's").isEqualTo("ESTABLISHED 0");
    }

    @Test
    void the2xxToAByeTellsOfTheBye() {
        wire.at(0)
                .up(invite)
                .at(2)
                .down(invite.answer(200).sdp("sendrecv", "PCMU"))
                .up(inDialog("ACK", 1));
        wire.at(12).down(inDialog("BYE", 2).answer(200));
        assertThat(end()).isEqualTo("ENDED 200");
        assertThat(wire.call().disconnectDelayMs()).isEmpty();
        assertThat(wire.call().unseen()).hasToString("BYE 2 of the caller");
    }

    @Test
    void anAnswerToTheInviteAfterTheChallengeTellsOfIt() {
        wire.at(0).up(invite).down(invite.answer(407));
        assertThat(end()).isEqualTo("REJECTED 407");
        wire.at(1).down(call("INVITE", 2).answer(180));
        assertThat(end()).isEqualTo("RINGING 0");
        wire.at(3).down(call("INVITE", 2).answer(200));
        assertThat(end()).isEqualTo("ESTABLISHED 200");
    }

    @Test
    void aByeAfterAnUnseenOutcomeEndsTheCall() {
        wire.at(0).up(invite).silenceUntil(LATER);
        assertThat(end()).isEqualTo("UNKNOWN 0");
        wire.at(LATER + 1).up(inDialog("BYE", 2));
        assertThat(end()).isEqualTo("ENDED 0");
    }

    @Test
    void ofAWholeCallNothingIsMissing() {
        wire.at(0).up(invite).down(invite.answer(100)).down(invite.answer(180));
        wire.at(2).down(invite.answer(200).sdp("sendrecv", "PCMU")).up(inDialog("ACK", 1));
        SipText hold = inDialog("INVITE", 2).sdp("sendonly", "PCMU");
        wire.at(5).up(hold).down(hold.answer(200).sdp("recvonly", "PCMU")).up(inDialog("ACK", 2));
        wire.at(9).up(inDialog("BYE", 3)).down(inDialog("BYE", 3).answer(200));
        assertThat(wire.call().unseen().what()).isEmpty();
    }
}
