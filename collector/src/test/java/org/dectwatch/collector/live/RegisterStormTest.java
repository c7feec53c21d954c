package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIPp registers many handsets with Kamailio on loopback; everything is captured live and counted exactly. */
@Tag("peers")
class RegisterStormTest {
    private static final int HANDSETS = 2000;

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The last line of SIPp's statistics, by column. */
    private static long stat(Path csv, String column) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        int at = Arrays.asList(lines.get(0).split(";")).indexOf(column);
        return Long.parseLong(lines.get(lines.size() - 1).split(";")[at].strip());
    }

    @Test
    void countsEveryRegisterThatWasSentAndDropsNone() throws Exception {
        Peer.require("sipp", "kamailio");
        int port = freePort();
        File log = folder.resolve("log").toFile();
        Path stats = folder.resolve("stats.csv");
        Process kamailio = Peer.start(
                log,
                "kamailio",
                "-f",
                Peer.resource("/peers/registrar.cfg"),
                "-l",
                "udp:127.0.0.1:" + port,
                "-DD",
                "-E",
                "-m",
                "64",
                "-M",
                "8",
                "-w",
                folder.toString(),
                "-Y",
                folder.toString());
        try (LiveLedger live = new LiveLedger(LiveCaptureOptions.of("lo").withFilter("udp port " + port))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
            int ended = Peer.run(
                    log,
                    60,
                    "sipp",
                    "-sf",
                    Peer.resource("/peers/register.xml"),
                    "-i",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(freePort()),
                    "-m",
                    String.valueOf(HANDSETS),
                    "-r",
                    "500",
                    "-timeout",
                    "40s",
                    "-nostdin",
                    "-trace_stat",
                    "-stf",
                    stats.toString(),
                    "-fd",
                    "1",
                    "127.0.0.1:" + port);
            assertThat(ended).describedAs(Files.readString(log.toPath())).isZero();
            long sent = stat(stats, "TotalCallCreated") + stat(stats, "Retransmissions(C)");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> live.source.stats().packets() >= sent + HANDSETS);
            live.close();
            assertThat(live.ledger.sipCounts().requests()).containsEntry("REGISTER", sent);
            assertThat(live.source.stats().drops().kernel()).hasValue(0);
            assertThat(live.ledger.registrations())
                    .hasSize(HANDSETS)
                    .allMatch(one -> one.state() == RegistrationState.REGISTERED && one.successes() == 1);
        } finally {
            kamailio.destroy();
            kamailio.waitFor(10, TimeUnit.SECONDS);
            kamailio.destroyForcibly();
        }
    }

    private static boolean listens(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
