package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.report.LiveReport;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture replayed at its own pace onto a pair of virtual interfaces gives, read live, what the file gives. */
@Tag("peers")
class ReplayedOntoAWireTest {
    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void laysTheWire() throws Exception {
        wire = new Wire(folder);
    }

    @AfterEach
    void takesTheWireAway() throws Exception {
        if (wire != null) {
            wire.close();
        }
    }

    /** Replays it at its own pace and reads it at the other end. */
    private Told readLive(Path capture, int packets) throws Exception {
        try (LiveLedger live = new LiveLedger(LiveCaptureOptions.of(wire.out()))) {
            Process sender = wire.send(capture);
            assertThat(sender.waitFor(60, TimeUnit.SECONDS) ? sender.exitValue() : -1)
                    .describedAs(wire.said())
                    .isZero();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> live.source.stats().packets() >= packets);
            live.close();
            assertThat(live.source.stats().packets()).isEqualTo(packets);
            assertThat(live.source.stats().drops().kernel()).hasValue(0);
            return live.told();
        }
    }

    private static void tellTheSame(Told live, Told file) {
        JsonNode expected = LiveReport.timeless(file);
        JsonNode seen = LiveReport.timeless(live);
        expected.fieldNames()
                .forEachRemaining(part -> assertThat(seen.path(part).toPrettyString())
                        .describedAs(part)
                        .isEqualTo(expected.path(part).toPrettyString()));
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void registrationsFindingsAndCallsReadLiveAreThoseOfTheFile() throws Exception {
        Told file = Told.ofScenario("gen-udp-reg");
        Told live = readLive(Told.capture("gen-udp-reg"), 67);
        assertThat(live.all("registrations")).hasSize(14);
        assertThat(live.all("calls")).hasSize(3);
        assertThat(live.sip().path("messages").asInt()).isEqualTo(65);
        assertThat(live.sip().path("retransmissions").asInt()).isEqualTo(9);
        tellTheSame(live, file);
    }

    @Test
    void aCallAndItsMediaReadLiveAreThoseOfTheFile() throws Exception {
        Path capture = Shared.require("pkts-sip_rtp.pcap");
        Told file = Told.of(capture, List.of());
        Told live = readLive(capture, file.capture().path("packets").asInt());
        assertThat(live.rows("calls", "state", "agreedCodecs")).containsExactly("ENDED [\"PCMU\"]");
        assertThat(live.rows("streams", "packets", "lost", "claimedBy")).containsExactly("501 0 SDP");
        tellTheSame(live, file);
    }
}
