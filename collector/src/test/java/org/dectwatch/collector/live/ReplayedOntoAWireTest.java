package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final String NAME = "dw" + ProcessHandle.current().pid() % 1_000_000;

    @TempDir
    Path folder;

    private File log;

    @BeforeEach
    void laysTheWire() throws Exception {
        Peer.require("tcpreplay", "ip");
        log = folder.resolve("log").toFile();
        ip("link", "add", NAME + "a", "type", "veth", "peer", "name", NAME + "b");
        for (String end : new String[] {NAME + "a", NAME + "b"}) {
            // A silent wire: the kernel adds nothing of its own.
            ip("link", "set", end, "addrgenmode", "none", "arp", "off", "mtu", "9000", "up");
        }
    }

    @AfterEach
    void takesTheWireAway() throws Exception {
        if (log != null) {
            Peer.run(log, 10, "ip", "link", "del", NAME + "a");
        }
    }

    private void ip(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(Peer.run(log, 10, command))
                .describedAs(Files.readString(log.toPath()))
                .isZero();
    }

    /** Replays it at its own pace and reads it at the other end. */
    private Told readLive(Path capture, int packets) throws Exception {
        try (LiveLedger live = new LiveLedger(LiveCaptureOptions.of(NAME + "b"))) {
            int ended = Peer.run(log, 60, "tcpreplay", "-q", "-i", NAME + "a", capture.toString());
            assertThat(ended).describedAs(Files.readString(log.toPath())).isZero();
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
