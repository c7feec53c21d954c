package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.dectwatch.collector.ledger.MediaWire.GATEWAY;
import static org.dectwatch.collector.ledger.MediaWire.HANDSET;
import static org.dectwatch.collector.ledger.MediaWire.receiverReport;
import static org.dectwatch.collector.ledger.MediaWire.senderReport;

import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.ledger.MediaWire.Heard;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.junit.jupiter.api.Test;

/** What far ends say in RTCP reaches the stream they speak of, and no other. */
class FarEndsTest {
    private static final String HANDSET_RTCP = "192.0.2.20:58001";
    private static final String GATEWAY_RTCP = "192.0.2.200:40001";
    private static final int UP = 0xa0000001;
    private static final int DOWN = 0xb0000002;

    private final MediaWire wire = new MediaWire();

    private static Heard heard(int fraction, int lost, int highest, int jitter) {
        return new Heard(fraction, lost, highest, jitter, 0, 0);
    }

    private MediaWire talk() {
        return wire.speak(HANDSET, GATEWAY, UP, 1, 100);
    }

    @Test
    void aReceiversLossAndJitterStandAtTheStreamItReceives() {
        talk().rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(64, 10, 1000, 80)));
        wire.rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(16, 15, 1250, 40)));
        RemoteReport.Received received = wire.said(HANDSET, UP).received().orElseThrow();
        assertThat(received.by()).hasToString(GATEWAY_RTCP);
        assertThat(received.reports()).isEqualTo(2);
        assertThat(received.lost()).isEqualTo(15);
        // 5 of the 250 expected between the two reports.
        assertThat(received.lossPercent()).hasValue(2);
        assertThat(received.maxLossPercent()).isEqualTo(25);
        // Units of the 8000 Hz clock.
        assertThat(received.jitterMs()).hasValue(5);
        assertThat(received.maxJitterMs()).hasValue(10);
        assertThat(received.meanRoundTripMs()).isEmpty();
        assertThat(wire.said(HANDSET, UP).sent()).isEmpty();
    }

    @Test
    void aSingleReportGivesNoLossOfASpanButItsOwnFraction() {
        talk().rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(128, -3, 1000, 0)));
        RemoteReport.Received received = wire.said(HANDSET, UP).received().orElseThrow();
        assertThat(received.lost()).isEqualTo(-3);
        assertThat(received.lossPercent()).isEmpty();
        assertThat(received.maxLossPercent()).isEqualTo(50);
    }

    @Test
    void theRoundTripIsTheTimeFromAReportToItsAnswerLessTheTimeItWasKept() {
        talk().rtcp(HANDSET_RTCP, GATEWAY_RTCP, senderReport(UP, 0x12345678, 100));
        wire.pass(70)
                .rtcp(
                        GATEWAY_RTCP,
                        HANDSET_RTCP,
                        receiverReport(DOWN, UP, new Heard(0, 0, 1000, 0, 0x12345678, 65_536 / 50)));
        wire.rtcp(HANDSET_RTCP, GATEWAY_RTCP, senderReport(UP, 0x22222222, 100));
        wire.pass(80)
                .rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, new Heard(0, 0, 1000, 0, 0x22222222, 655)));
        RemoteReport.Received received = wire.said(HANDSET, UP).received().orElseThrow();
        // 70 ms less 1310/65536 s, and 80 ms less 655/65536 s.
        assertThat(received.meanRoundTripMs().orElseThrow()).isCloseTo((50.011 + 70.005) / 2, within(0.001));
        assertThat(received.maxRoundTripMs().orElseThrow()).isCloseTo(70.005, within(0.001));
    }

    @Test
    void anAnswerToAReportNobodySawGivesNoRoundTrip() {
        talk().rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, new Heard(0, 0, 1000, 0, 0x12345678, 0)));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().meanRoundTripMs())
                .isEmpty();
    }

    @Test
    void multiplexedReportsAreJoinedAlike() {
        talk().rtcp(GATEWAY, HANDSET, receiverReport(DOWN, UP, heard(0, 7, 1000, 0)));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lost()).isEqualTo(7);
        assertThat(wire.stream(HANDSET, UP).totals().counts().packets()).isEqualTo(100);
    }

    @Test
    void aHostMayAnswerFromAnotherOfItsAddresses() {
        talk().rtcp("192.0.2.201:40001", HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 7, 1000, 0)));
        wire.speak(GATEWAY, HANDSET, DOWN, 1, 100)
                .rtcp(HANDSET_RTCP, "192.0.2.201:40001", receiverReport(UP, DOWN, heard(0, 9, 1000, 0)));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lost()).isEqualTo(7);
        assertThat(wire.said(GATEWAY, DOWN).received().orElseThrow().lost()).isEqualTo(9);
    }

    @Test
    void theSameSsrcBothWaysIsTwoStreams() {
        talk().speak(GATEWAY, HANDSET, UP, 1, 100);
        wire.rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(UP, UP, heard(0, 7, 1000, 0)));
        wire.rtcp(GATEWAY_RTCP, HANDSET_RTCP, senderReport(UP, 1, 100));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lost()).isEqualTo(7);
        assertThat(wire.said(HANDSET, UP).sent()).isEmpty();
        assertThat(wire.said(GATEWAY, UP).received()).isEmpty();
        assertThat(wire.said(GATEWAY, UP).sent().orElseThrow().packets()).isEqualTo(100);
    }

    @Test
    void otherPortsOfTheSameHostsAreOtherCalls() {
        talk().rtcp("192.0.2.200:40011", "192.0.2.20:58011", receiverReport(DOWN, UP, heard(0, 7, 1000, 0)));
        assertThat(wire.stream(HANDSET, UP).remote()).isEmpty();
    }

    @Test
    void whatWasLostBehindTheLastPacketShowsInTheSendersOwnCount() {
        talk().rtcp(HANDSET_RTCP, GATEWAY_RTCP, senderReport(UP, 1, 102));
        // Ten more were sent, and five of them came.
        wire.speak(HANDSET, GATEWAY, UP, 101, 5).pass(100).rtcp(HANDSET_RTCP, GATEWAY_RTCP, senderReport(UP, 2, 112));
        RemoteReport.Sent sent = wire.said(HANDSET, UP).sent().orElseThrow();
        assertThat(sent.packets()).isEqualTo(112);
        // Two had been sent before the first that was seen.
        assertThat(sent.unseen()).hasValue(2);
        assertThat(sent.lostAtEnd()).hasValue(5);
        assertThat(wire.stream(HANDSET, UP).totals().counts().lost()).isZero();
        // It goes on, and now the numbers show what was missing.
        wire.speak(HANDSET, GATEWAY, UP, 111, 60);
        assertThat(wire.stream(HANDSET, UP).totals().counts().lost()).isEqualTo(5);
        assertThat(wire.said(HANDSET, UP).sent().orElseThrow().lostAtEnd()).hasValue(0);
    }

    @Test
    void aLossThatSequenceNumbersShowIsNotToldAgain() {
        wire.speak(HANDSET, GATEWAY, UP, 1, 50).speak(HANDSET, GATEWAY, UP, 61, 40);
        wire.rtcp(HANDSET_RTCP, GATEWAY_RTCP, senderReport(UP, 1, 100)).pass(1000);
        assertThat(wire.said(HANDSET, UP).sent().orElseThrow().unseen()).hasValue(0);
        assertThat(wire.stream(HANDSET, UP).totals().counts().lost()).isEqualTo(10);
    }

    @Test
    void aReportWaitsForTheFirstSecondOfItsStream() {
        wire.speak(HANDSET, GATEWAY, UP, 1, 5)
                .rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 3, 1000, 0)));
        assertThat(wire.ledger.streams()).isEmpty();
        wire.speak(HANDSET, GATEWAY, UP, 6, 60);
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lost()).isEqualTo(3);
    }

    @Test
    void aReceiverThatBeginsAnewDoesNotMakeLossNegative() {
        talk().rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 50, 70_000, 0)));
        wire.rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 0, 100, 0)));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lossPercent())
                .isEmpty();
        wire.rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 1, 200, 0)));
        assertThat(wire.said(HANDSET, UP).received().orElseThrow().lossPercent())
                .hasValue(1);
    }

    @Test
    void aReceiversOwnRatingNamesItsModel() {
        talk().rtcp(
                        GATEWAY_RTCP,
                        HANDSET_RTCP,
                        String.format("80cf000a %08x", DOWN)
                                + String.format("07000008 %08x", UP)
                                + "0d054010 00780fa0 00460028 c0d81e10 5a7f2a26 c000003c 00780078");
        RemoteReport said = wire.said(HANDSET, UP);
        assertThat(said.received()).isEmpty();
        assertThat(said.ratings()).hasSize(1);
        RemoteReport.Rating rating = said.ratings().get(0);
        assertThat(rating.origin()).isEqualTo(RemoteReport.Origin.RTCP_XR);
        assertThat(rating.model()).isEqualTo("RFC 3611");
        assertThat(rating.mosListening()).hasValue(4.2);
        assertThat(rating.mosConversational()).hasValue(3.8);
        assertThat(rating.rFactor()).hasValue(90);
        assertThat(rating.lossPercent().orElseThrow()).isCloseTo(5.08, within(0.01));
        assertThat(rating.roundTripMs()).hasValue(70);
    }

    @Test
    void srtcpAndTwinsOfTheMirrorSayNothing() {
        talk().rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 7, 1000, 0)) + "8000000112345678");
        wire.send(
                GATEWAY_RTCP,
                HANDSET_RTCP,
                java.util.HexFormat.of()
                        .parseHex(receiverReport(DOWN, UP, heard(0, 7, 1000, 0)).replace(" ", "")),
                Twin.MIRROR);
        assertThat(wire.stream(HANDSET, UP).remote()).isEmpty();
        assertThat(wire.observations).noneMatch(o -> o.body() instanceof Observation.Rtcp);
    }

    @Test
    void reportsAboutStreamsNobodySendsAreForgotten() {
        MediaWire flooded = new MediaWire();
        for (int i = 0; i < 50_000; i++) {
            flooded.rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, i, heard(0, 7, 1000, 0)));
        }
        flooded.speak(HANDSET, GATEWAY, UP, 1, 100)
                .rtcp(GATEWAY_RTCP, HANDSET_RTCP, receiverReport(DOWN, UP, heard(0, 7, 1000, 0)));
        assertThat(flooded.ledger.streams()).hasSize(1);
        assertThat(flooded.said(HANDSET, UP).received().orElseThrow().reports()).isEqualTo(1);
    }
}
