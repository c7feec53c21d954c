package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.rules.media.Rtp.down;
import static org.dectwatch.collector.health.rules.media.Rtp.up;

import java.util.List;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Severity;
import org.junit.jupiter.api.Test;

/** Packets that are missing here: poor quality, or a capture that lost them, by what else is known. */
class MissingHereTest {
    private final Wire wire = new Wire();
    private final CallOnWire call =
            wire.call("c1").invites(0, FaultyCalls.OFFER).answers(1, FaultyCalls.ANSWER);

    private Finding told() {
        call.hangsUp(20);
        List<Finding> findings = wire.heard(30).findings().stream()
                .filter(f -> f.rule().equals("media-quality-poor"))
                .toList();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void whatItsReceiverMissedAsWellWasLostOnTheWay() {
        wire.rtp(up(1.1, 20).losing(0.1)).rtp(down(1.1, 20));
        wire.gatewayReports(6, 24, 250).gatewayReports(18, 84, 850);
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.why()).contains("is heard poorly").doesNotContain("capture");
    }

    @Test
    void whatItsReceiverGotWasLostByTheCapture() {
        wire.rtp(up(1.1, 20).losing(0.3)).rtp(down(1.1, 20));
        wire.gatewayReports(6, 0, 250).gatewayReports(18, 2, 850);
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.INFO);
        assertThat(told.why())
                .startsWith("Whether the caller sip:371@example.net is heard poorly")
                .contains("its receiver reports 2 lost by then when ")
                .contains("the capture lost them");
        assertThat(told.nextStep()).startsWith("Mend the capture first");
    }

    @Test
    void whatTheCaptureLostOfOneDirectionMakesTheOtherDoubtfulToo() {
        wire.rtp(up(1.1, 20).losing(0.3)).rtp(down(1.1, 20).losing(0.5));
        wire.gatewayReports(18, 2, 850);
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.INFO);
        assertThat(told.why())
                .startsWith("Whether the callee")
                .contains("of the other direction its receiver reports 2 lost by then when ");
    }

    @Test
    void aSingleReportIsEnoughToContradict() {
        wire.rtp(up(1.1, 20).losing(0.3)).rtp(down(1.1, 20));
        wire.gatewayReports(18, 2, 850);
        assertThat(told().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aReportFromBeforeTheLossContradictsNothing() {
        wire.rtp(up(1.1, 12)).rtp(up(12, 20).goingOnAfter(545).losing(0.4)).rtp(down(1.1, 20));
        wire.gatewayReports(6, 0, 250).gatewayReports(11, 0, 490);
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.why()).doesNotContain("capture");
    }

    @Test
    void aFewPacketsOfBothDirectionsAreASparseCapture() {
        wire.rtp(up(1.1, 20).losing(0.9)).rtp(down(1.1, 20).losing(0.93));
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.INFO);
        assertThat(told.why()).contains("cannot be told from this capture").contains("only a few of the packets");
    }

    @Test
    void mostOfOneDirectionAloneIsLostOnTheWay() {
        wire.rtp(up(1.1, 20).losing(0.9)).rtp(down(1.1, 20));
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.why()).doesNotContain("capture");
    }

    @Test
    void someOfBothDirectionsMayBeEither() {
        wire.rtp(up(1.1, 20).losing(0.1)).rtp(down(1.1, 20).losing(0.1));
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.why()).contains("is heard poorly").endsWith("a capture that drops frames looks the same.");
    }

    @Test
    void whereSignallingIsMissingTooTheCaptureLosesFrames() {
        wire.rtp(up(1.1, 20)).rtp(down(1.1, 20).losing(0.1));
        call.unseen();
        Finding told = told();
        assertThat(told.severity()).isEqualTo(Severity.INFO);
        assertThat(told.why()).contains("signalling of the call is missing here, too (requests of the caller");
    }

    @Test
    void noAlertComesOfCallsThatTheCaptureLostPacketsOf() {
        Wire three = FaultyCalls.of(MediaFault.MEDIA_QUALITY_POOR);
        assertThat(three.heard(20).fires(MediaFault.MEDIA_QUALITY_POOR)).isTrue();
        Wire holes = new Wire();
        for (int i = 0; i < 3; i++) {
            int near = Rtp.SERVER_PORT + 2 * i;
            int far = Rtp.GATEWAY_PORT + 2 * i;
            holes.call("c" + i)
                    .invites(0, FaultyCalls.OFFER.at(Wire.SERVER, near))
                    .answers(1, FaultyCalls.ANSWER.at(Wire.GATEWAY, far))
                    .unseen()
                    .invites(3, FaultyCalls.OFFER.at(Wire.SERVER, near))
                    .answers(3.1, FaultyCalls.ANSWER.at(Wire.GATEWAY, far))
                    .hangsUp(9);
            holes.rtp(up(1.1, 9).from(Wire.SERVER, near).to(Wire.GATEWAY, far).ssrc(0x100 + i));
            holes.rtp(down(1.1, 9)
                    .from(Wire.GATEWAY, far)
                    .to(Wire.SERVER, near)
                    .ssrc(0x200 + i)
                    .losing(0.1));
        }
        Heard heard = holes.heard(20);
        assertThat(heard.faults("c1")).containsExactly("media-quality-poor");
        assertThat(heard.alerts(MediaFault.MEDIA_QUALITY_POOR)).isEmpty();
    }
}
