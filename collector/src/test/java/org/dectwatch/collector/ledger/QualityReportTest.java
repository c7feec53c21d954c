package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.MediaWire.GATEWAY;
import static org.dectwatch.collector.ledger.MediaWire.HANDSET;

import org.dectwatch.collector.domain.RemoteReport.Origin;
import org.dectwatch.collector.domain.RemoteReport.Rating;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.observe.Observation;
import org.junit.jupiter.api.Test;

/** A handset publishes what it heard (RFC 6035); it reaches both streams of the call. */
class QualityReportTest {
    private static final int UP = 0xa0000001;
    private static final int DOWN = 0xb0000002;
    private final MediaWire wire =
            new MediaWire().speak(HANDSET, GATEWAY, UP, 1, 100).speak(GATEWAY, HANDSET, DOWN, 1, 100);

    private static String[] report(String local, String remote) {
        return new String[] {
            "VQSessionReport: CallTerm",
            "CallID: call-1",
            "LocalID: Alice <sip:alice@voice.example.net>",
            "LocalMetrics:",
            "LocalAddr:IP=" + local + " SSRC=0xa0000001",
            "RemoteAddr:IP=" + remote + " SSRC=b0000002",
            "PacketLoss:NLR=5.0 JDR=2.0",
            "BurstGapLoss:BLD=25 BD=120 GLD=2.0 GD=500 GMIN=16",
            "Delay:RTD=200 ESD=140 IAJ=3 MAJ=10",
            "QualityEst:RLQ=88 MOSLQ=4.1 MOSCQ=4.0 QoEEstAlg=P.564",
            "RemoteMetrics:",
            "PacketLoss:NLR=1.5 JDR=0",
            "QualityEst:MOSLQ=4.3"
        };
    }

    private Rating only(String from, int ssrc) {
        assertThat(wire.said(from, ssrc).ratings()).hasSize(1);
        return wire.said(from, ssrc).ratings().get(0);
    }

    @Test
    void whatTheReporterHeardStandsAtTheStreamThatCameToIt() {
        wire.publish(report("192.0.2.20 PORT=58000", "192.0.2.200 PORT=40000"));
        Rating heard = only(GATEWAY, DOWN);
        assertThat(heard.origin()).isEqualTo(Origin.RFC_6035);
        assertThat(heard.model()).isEqualTo("P.564");
        assertThat(heard.mosListening()).hasValue(4.1);
        assertThat(heard.mosConversational()).hasValue(4.0);
        assertThat(heard.rFactor()).hasValue(88);
        assertThat(heard.lossPercent()).hasValue(5);
        assertThat(heard.discardPercent()).hasValue(2);
        assertThat(heard.burstLossPercent()).hasValue(25);
        assertThat(heard.jitterMs()).hasValue(3);
        assertThat(heard.roundTripMs()).hasValue(200);
    }

    @Test
    void whatItWasToldByTheOtherSideStandsAtTheStreamItSent() {
        wire.publish(report("192.0.2.20 PORT=58000", "192.0.2.200 PORT=40000"));
        Rating told = only(HANDSET, UP);
        assertThat(told.origin()).isEqualTo(Origin.RFC_6035_REMOTE);
        assertThat(told.model()).isEqualTo("RFC 6035");
        assertThat(told.mosListening()).hasValue(4.3);
        assertThat(told.lossPercent()).hasValue(1.5);
        assertThat(told.roundTripMs()).isEmpty();
    }

    @Test
    void behindANatOneAddressThatAgreesIsEnoughAndNoneIsNot() {
        wire.publish(report("10.1.1.7 PORT=6000", "192.0.2.200 PORT=40000"));
        assertThat(only(GATEWAY, DOWN).lossPercent()).hasValue(5);
        MediaWire other = new MediaWire().speak(GATEWAY, HANDSET, DOWN, 1, 100);
        other.publish(report("10.1.1.7 PORT=6000", "203.0.113.9 PORT=40000"));
        assertThat(other.stream(GATEWAY, DOWN).remote()).isEmpty();
    }

    @Test
    void aLaterReportReplacesTheEarlier() {
        wire.publish(report("192.0.2.20 PORT=58000", "192.0.2.200 PORT=40000"));
        wire.publish(
                "VQIntervalReport",
                "LocalAddr:IP=192.0.2.20 PORT=58000 SSRC=0xa0000001",
                "RemoteAddr:IP=192.0.2.200 PORT=40000 SSRC=0xb0000002",
                "PacketLoss:NLR=0.5");
        assertThat(only(GATEWAY, DOWN).lossPercent()).hasValue(0.5);
        assertThat(only(GATEWAY, DOWN).model()).isEqualTo("RFC 6035");
    }

    @Test
    void aBodyThatIsNoReportIsAFlawAndTheMessageStillCounts() {
        wire.publish("hello");
        assertThat(wire.ledger.sipCounts().requests()).containsEntry("PUBLISH", 1L);
        assertThat(wire.observations)
                .anyMatch(o -> o.body() instanceof Observation.Flaw flaw && flaw.reason() == Malformed.Reason.OTHER);
        assertThat(wire.stream(GATEWAY, DOWN).remote()).isEmpty();
    }

    @Test
    void nobodyIsNamedInWhatIsKept() {
        wire.publish(report("192.0.2.20 PORT=58000", "192.0.2.200 PORT=40000"));
        assertThat(wire.observations)
                .filteredOn(o -> o.body() instanceof Observation.QualityReport)
                .hasSize(1)
                .noneMatch(o -> o.toString().contains("alice"));
    }
}
