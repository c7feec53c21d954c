package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

import org.dectwatch.collector.health.Finding;
import org.junit.jupiter.api.Test;

/** Media that does not come, comes elsewhere, or comes too late. */
class FlowFaultsTest {
    private static final Sdp OFFER = Sdp.of(Wire.SERVER, Rtp.SERVER_PORT);
    private static final Sdp ANSWER = Sdp.of(Wire.GATEWAY, Rtp.GATEWAY_PORT).formats("0 PCMU", "96 telephone-event");

    private final Wire wire = new Wire();
    private final CallOnWire call = wire.call("c1").invites(0, OFFER).rings(0.5).answers(1, ANSWER);

    @Test
    void oneWayAudioIsTheSideThatNeverSent() {
        wire.rtp(up(1.1, 12));
        call.hangsUp(12);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("one-way-audio");
        Fault fault = heard.fault("c1", MediaFault.ONE_WAY_AUDIO);
        assertThat(fault.why())
                .isEqualTo(
                        "The callee sip:4371@example.net sent no media at all, for 10.9 s, while packets of the caller"
                                + " sip:371@example.net came.");
        assertThat(fault.from()).isEqualTo(Wire.second(1));
        assertThat(fault.to()).contains(Wire.second(12));
        assertThat(fault.evidence()).hasSize(2);
    }

    @Test
    void oneWayAudioMayBeginInTheMiddleOfACallAndEndAgain() {
        wire.rtp(down(1.1, 20));
        wire.rtp(up(1.1, 6)).rtp(up(13, 20).goingOnAfter(245));
        call.hangsUp(20);
        Fault fault = wire.heard(30).fault("c1", MediaFault.ONE_WAY_AUDIO);
        assertThat(fault.why()).contains("The caller sip:371@example.net sent nothing for 7.0 s");
        assertThat(fault.to()).contains(Wire.second(13));
    }

    @Test
    void aBreakBelowThePatienceAndAHoldAreNotOneWay() {
        wire.rtp(down(1.1, 20));
        wire.rtp(up(1.1, 6)).rtp(up(9, 20).goingOnAfter(245));
        assertThat(wire.heard(20).faults("c1")).isEmpty();

        Wire held = new Wire();
        held.call("c1")
                .invites(0, OFFER)
                .answers(1, ANSWER)
                .invites(4, OFFER.direction("sendonly"))
                .answers(4.1, ANSWER.direction("recvonly"));
        held.rtp(up(1.1, 20)).rtp(down(1.1, 4.1));
        assertThat(held.heard(20).faults("c1")).isEmpty();
    }

    @Test
    void packetsThatWereLostOnTheWayAreLossAndNotSilence() {
        wire.rtp(down(1.1, 20));
        // The numbers of seven seconds are missing: they were sent.
        wire.rtp(up(1.1, 6)).rtp(up(13, 20).goingOnAfter(595));
        assertThat(wire.heard(20).faults("c1")).containsExactly("media-quality-poor");
    }

    @Test
    void whoSendsComfortNoiseMayBeSilent() {
        Wire quiet = new Wire();
        quiet.call("c1").invites(0, OFFER.formats("0 PCMU", "13 CN")).answers(1, ANSWER.formats("0 PCMU", "13 CN"));
        quiet.rtp(down(1.1, 20));
        quiet.rtp(up(1.1, 4)).rtp(up(4, 4.1).type(13).octets(1).goingOnAfter(145));
        assertThat(quiet.heard(20).faults("c1")).doesNotContain("one-way-audio");
    }

    @Test
    void noMediaAfterAnswerIsToldOnlyWhereMediaIsSeenAtAll() {
        call.hangsUp(12);
        assertThat(wire.heard(30).faults("c1")).isEmpty();
        assertThat(wire.heard(30).judged("c1", MediaFault.NO_MEDIA_AFTER_ANSWER))
                .isFalse();

        wire.rtp(up(2, 20).from(Wire.SERVER, 58_100).to("203.0.113.5", 4000));
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("no-media-after-answer");
        assertThat(heard.fault("c1", MediaFault.NO_MEDIA_AFTER_ANSWER).why())
                .contains("for 11.0 s no media came from either side");
        assertThat(heard.states(MediaFault.NO_MEDIA_AFTER_ANSWER)).containsExactly("FIRING dect-1");
    }

    @Test
    void bothSidesSilentInTheMiddleIsASilentCall() {
        wire.rtp(up(1.1, 6)).rtp(down(1.1, 6));
        call.hangsUp(20);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("media-silent");
        assertThat(heard.fault("c1", MediaFault.MEDIA_SILENT).why()).contains("for 14.0 s");
        assertThat(new Wire().rtp(up(1, 2)).heard(3).findings()).isEmpty();
    }

    @Test
    void silenceAfterAResumeIsToldAsThatAndNotAsOneWay() {
        wire.rtp(up(1.1, 4)).rtp(down(1.1, 4));
        call.invites(4, OFFER.direction("sendonly")).answers(4.1, ANSWER.direction("recvonly"));
        call.invites(8, OFFER).answers(8.1, ANSWER);
        wire.rtp(down(8.2, 20).goingOnAfter(145));
        call.hangsUp(20);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("silence-after-resume");
        assertThat(heard.fault("c1", MediaFault.SILENCE_AFTER_RESUME).why())
                .isEqualTo(
                        "The caller sip:371@example.net sent nothing for 11.9 s after the call was resumed from hold,"
                                + " agreed on PCMU.");
    }

    @Test
    void aSecondAndAHalfAfterAResumeIsNoSilence() {
        wire.rtp(up(1.1, 4)).rtp(down(1.1, 4));
        call.invites(4, OFFER.direction("sendonly")).answers(4.1, ANSWER.direction("recvonly"));
        call.invites(8, OFFER).answers(8.1, ANSWER);
        wire.rtp(down(8.2, 20).goingOnAfter(145)).rtp(up(9.6, 20).goingOnAfter(145));
        assertThat(wire.heard(20).faults("c1")).isEmpty();
    }

    @Test
    void namesMediaThatGoesWhereNobodyWantedIt() {
        wire.rtp(up(1.1, 8).to("203.0.113.9", 20_000)).rtp(down(1.1, 8));
        call.hangsUp(8);
        assertThat(wire.heard(30).fault("c1", MediaFault.MEDIA_TO_WRONG_ADDRESS).why())
                .isEqualTo("The caller sip:371@example.net sends media to 203.0.113.9:20000, which the callee"
                        + " sip:4371@example.net never gave; it wanted it at 198.51.100.7:20000.");
    }

    @Test
    void namesMediaThatDoesNotFollowToANewAddress() {
        wire.rtp(up(1.1, 12)).rtp(down(1.1, 12));
        call.invites(5, OFFER).answers(5.1, ANSWER.at(Wire.GATEWAY, 20_010));
        call.hangsUp(12);
        assertThat(wire.heard(30).fault("c1", MediaFault.MEDIA_TO_WRONG_ADDRESS).why())
                .contains("went on sending media to 198.51.100.7:20000", "moved it to 198.51.100.7:20010");

        Wire follows = new Wire();
        follows.call("c1")
                .invites(0, OFFER)
                .answers(1, ANSWER)
                .invites(5, OFFER)
                .answers(5.1, ANSWER.at(Wire.GATEWAY, 20_010));
        follows.rtp(up(1.1, 5.3)).rtp(up(5.3, 12).to(Wire.GATEWAY, 20_010).ssrc(0x13));
        follows.rtp(down(1.1, 5.3)).rtp(down(5.3, 12).from(Wire.GATEWAY, 20_010).ssrc(0x24));
        assertThat(follows.heard(12).faults("c1")).isEmpty();
    }

    @Test
    void namesMediaThatGoesOnAfterTheBye() {
        wire.rtp(up(1.1, 8)).rtp(down(1.1, 13));
        call.hangsUp(8);
        Heard heard = wire.heard(30);
        assertThat(heard.faults("c1")).containsExactly("media-after-bye");
        assertThat(heard.fault("c1", MediaFault.MEDIA_AFTER_BYE).why())
                .contains("The callee", "to 192.0.2.20:58000 for 5.0 s after the BYE");
        Wire polite = new Wire();
        polite.call("c1").invites(0, OFFER).answers(1, ANSWER).hangsUp(8);
        polite.rtp(up(1.1, 8)).rtp(down(1.1, 8.9));
        assertThat(polite.heard(30).faults("c1")).isEmpty();
    }

    @Test
    void infersOneWayAudioWithoutSignallingOnlyAfterLongerThanARing() {
        Wire blind = new Wire();
        blind.rtp(down(1, 100).encrypted());
        assertThat(blind.heard(60).findings()).isEmpty();
        assertThat(blind.heard(101).findings()).extracting(Finding::rule).containsExactly("one-way-audio");
        assertThat(blind.heard(101).findings().get(0).why())
                .startsWith("Inferred from RTP headers")
                .contains("The server dect-1 (192.0.2.20:58000) sent no media at all");
    }
}
