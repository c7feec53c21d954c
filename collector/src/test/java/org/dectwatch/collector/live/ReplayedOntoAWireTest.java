package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
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

    @Test
    void theRegistrationsReadLiveAreThoseOfTheFile() throws Exception {
        Told file = Told.ofScenario("gen-udp-reg");
        try (LiveLedger live = new LiveLedger(LiveCaptureOptions.of(NAME + "b"))) {
            int ended = Peer.run(
                    log,
                    60,
                    "tcpreplay",
                    "-q",
                    "-i",
                    NAME + "a",
                    Told.capture("gen-udp-reg").toString());
            assertThat(ended).describedAs(Files.readString(log.toPath())).isZero();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> live.source.stats().packets() >= 67);
            live.close();
            assertThat(live.source.stats().packets()).isEqualTo(67);
            assertThat(live.source.stats().drops().kernel()).hasValue(0);
            assertThat(live.ledger.sipCounts().messages()).isEqualTo(65);
            assertThat(live.ledger.sipCounts().retransmissions()).isEqualTo(9);
            assertThat(live.registrations())
                    .containsExactlyInAnyOrderElementsOf(file.rows(
                            "registrations",
                            "aor",
                            "state",
                            "lastOutcome",
                            "reason",
                            "transactions",
                            "attempts",
                            "successes",
                            "failures",
                            "open",
                            "transport",
                            "device",
                            "registrar"));
        }
    }
}
