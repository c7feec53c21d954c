package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was agreed in messages that were not captured: nothing is said to be against it. */
class UnseenAgreementTest {
    private static final Sdp PCMA_OFFER = FaultyCalls.OFFER.formats("8 PCMA", "96 telephone-event");
    private static final Sdp PCMA_ANSWER = FaultyCalls.ANSWER.formats("8 PCMA", "96 telephone-event");

    private final Wire wire = new Wire();
    private final CallOnWire call =
            wire.call("c1").invites(0, FaultyCalls.OFFER).answers(1, FaultyCalls.ANSWER);

    /** From the fifth second on both sides speak PCMA. */
    @BeforeEach
    void mediaMovesOn() {
        wire.rtp(up(1.1, 5)).rtp(down(1.1, 5));
        wire.rtp(up(5.2, 12).type(8).goingOnAfter(205))
                .rtp(down(5.2, 12).type(8).goingOnAfter(205));
    }

    private boolean isToldAsNotAgreed() {
        call.hangsUp(12);
        Heard heard = wire.heard(30);
        boolean told = heard.faults("c1").contains("payload-type-not-agreed");
        assertThat(heard.fires(MediaFault.PAYLOAD_TYPE_NOT_AGREED)).isEqualTo(told);
        return told;
    }

    @Test
    void firesWhenNothingIsMissing() {
        assertThat(isToldAsNotAgreed()).isTrue();
        assertThat(wire.heard(30).media("c1").agreementsSeen()).isTrue();
    }

    @Test
    void isQuietWhenItWasAgreed() {
        call.invites(5, PCMA_OFFER).answers(5.1, PCMA_ANSWER);
        assertThat(isToldAsNotAgreed()).isFalse();
    }

    @Test
    void saysNothingWhenARequestIsLeftOutOfTheNumbers() {
        call.unseen();
        assertThat(isToldAsNotAgreed()).isFalse();
        assertThat(wire.heard(30).media("c1").call().orElseThrow().unseen())
                .hasToString("requests of the caller by their numbers");
        assertThat(wire.heard(30).judged("c1", MediaFault.PAYLOAD_TYPE_NOT_AGREED))
                .isFalse();
    }

    @Test
    void saysNothingWhenTheOfferIsMissing() {
        call.unseen().answers(5.1, PCMA_ANSWER);
        assertThat(isToldAsNotAgreed()).isFalse();
        assertThat(wire.heard(30).media("c1").exchanges())
                .as("an answer to an unseen offer is no offer")
                .hasSize(1);
    }

    @Test
    void saysNothingWhenTheAnswerIsMissing() {
        call.invites(5, PCMA_OFFER);
        assertThat(isToldAsNotAgreed()).isFalse();
    }

    @Test
    void saysNothingWhenOnlyTheAckIsThere() {
        call.unseen().acknowledges(5.1);
        assertThat(isToldAsNotAgreed()).isFalse();
    }

    @Test
    void aRefusedOfferChangesNothing() {
        call.invites(5, PCMA_OFFER).answers(5.1, 488, "").acknowledges(5.2);
        assertThat(isToldAsNotAgreed()).isTrue();
    }

    @Test
    void aHoldThatNobodySawIsNoOneWayAudio() {
        Wire held = new Wire();
        CallOnWire one = held.call("c1").invites(0, FaultyCalls.OFFER).answers(1, FaultyCalls.ANSWER);
        held.rtp(up(1.1, 20)).rtp(down(1.1, 4));
        assertThat(held.heard(20).faults("c1")).containsExactly("one-way-audio");
        one.unseen().hangsUp(20);
        assertThat(held.heard(30).faults("c1")).doesNotContain("one-way-audio");
    }
}
