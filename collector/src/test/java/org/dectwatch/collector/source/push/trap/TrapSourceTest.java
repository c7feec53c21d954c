package org.dectwatch.collector.source.push.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real datagrams on loopback; those of a known kind come from net-snmp's snmptrap. */
class TrapSourceTest {
    private static final IpAddress LOCAL = IpAddress.parse("127.0.0.1").orElseThrow();
    private static final String BASE_LOST = "1.3.6.1.4.1.9749.1.3.2.0.5";
    private static final SnmpUser USER = new SnmpUser(
            "dect",
            SnmpUser.Authentication.SHA256,
            new Secret("signing-secret"),
            SnmpUser.Privacy.AES128,
            new Secret("hiding-secret"));

    private final ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();
    private TrapSource source;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (source != null) {
            source.stop();
        }
    }

    private void listen(Map<IpAddress, TrapSender> senders, int perSecond, List<IpAddress> relays, boolean strangers)
            throws SourceUnavailable {
        source = new TrapSource(
                new TrapListenerOptions(
                        new Endpoint(LOCAL, 0),
                        Optional.empty(),
                        List.of(),
                        strangers,
                        relays,
                        perSecond,
                        Size.ofMiB(1)),
                senders,
                "hq",
                TrapMap.shipped(),
                Mib.none(),
                seen::add,
                () -> Times.nanos(Instant.now()));
        source.start();
    }

    private void listen(TrapSender sender) throws SourceUnavailable {
        listen(Map.of(LOCAL, sender), 100, List.of(), false);
    }

    private static TrapSender open() {
        return new TrapSender("dect-1", Optional.empty(), Optional.empty());
    }

    /** Exit status of the command; its output goes to a file. */
    private int run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
        builder.environment().put("MIBS", "");
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private int trap(String command, List<String> options, String... what) throws Exception {
        List<String> all = new ArrayList<>(List.of(command, "-r", "0", "-t", "2"));
        all.addAll(options);
        all.add("127.0.0.1:" + source.port());
        all.addAll(List.of(what));
        return run(all.toArray(String[]::new));
    }

    private DeviceEvent event() {
        Observation next = await().atMost(Duration.ofSeconds(10)).until(seen::poll, one -> one != null);
        return ((Observation.Told) next.body()).event();
    }

    private void refused(TrapRefusal reason, long count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> source.refused().get(reason.name().toLowerCase(java.util.Locale.ROOT)) == count);
        assertThat(seen).isEmpty();
    }

    private static List<String> asUser(String name, String signing, String hiding) {
        return List.of("-v3", "-l", "authPriv", "-u", name, "-a", "SHA-256", "-A", signing, "-x", "AES", "-X", hiding);
    }

    @Test
    @Tag("peers")
    void trapsOfAllThreeVersionsArrive() throws Exception {
        listen(new TrapSender("dect-1", Optional.of(new Secret("traps")), Optional.of(USER)));

        trap(
                "snmptrap",
                List.of("-v1", "-c", "traps"),
                "1.3.6.1.4.1.9749.1.3.2",
                "127.0.0.1",
                "6",
                "5",
                "0",
                "1.3.6.1.4.1.9749.9",
                "i",
                "7");
        DeviceEvent first = event();
        assertThat(first.kind()).isEqualTo("base-station-lost");
        assertThat(first.fields()).containsEntry("1.3.6.1.4.1.9749.9", "7");

        trap(
                "snmptrap",
                List.of("-v2c", "-c", "traps"),
                "",
                "1.3.6.1.4.1.9749.1.3.2.0.6",
                "1.3.6.1.4.1.9749.9",
                "s",
                "RFP 12");
        DeviceEvent second = event();
        assertThat(second.kind()).isEqualTo("base-station-sync-lost");
        assertThat(second.server()).isEqualTo("dect-1");
        assertThat(second.fields()).containsEntry("1.3.6.1.4.1.9749.9", "RFP 12");

        List<String> engine = new ArrayList<>(asUser("dect", "signing-secret", "hiding-secret"));
        engine.addAll(List.of("-e", "0x8000000001020304"));
        trap("snmptrap", engine, "", "1.3.6.1.4.1.9749.1.3.2.0.1");
        assertThat(event().kind()).isEqualTo("registration-failed");

        trap("snmptrap", List.of("-v2c", "-c", "traps"), "", "1.3.6.1.4.1.9749.1.3.2.0.99");
        assertThat(event().kind()).isEqualTo(DeviceEvent.UNKNOWN);
        assertThat(source.refused().values()).containsOnly(0L);
        assertThat(source.stats().packets()).isEqualTo(4);
    }

    @Test
    @Tag("peers")
    void informsAreAnswered() throws Exception {
        listen(new TrapSender("dect-1", Optional.of(new Secret("traps")), Optional.of(USER)));

        assertThat(trap("snmpinform", List.of("-v2c", "-c", "traps"), "", BASE_LOST))
                .isZero();
        assertThat(event().kind()).isEqualTo("base-station-lost");

        assertThat(trap("snmpinform", asUser("dect", "signing-secret", "hiding-secret"), "", BASE_LOST))
                .as("version 3: engine found, user known, answered")
                .isZero();
        assertThat(event().kind()).isEqualTo("base-station-lost");
        assertThat(source.refused()).containsEntry("user", 0L).containsEntry("no_trap", 0L);
    }

    @Test
    @Tag("peers")
    void whoIsNotKnownOrCannotProveItIsRefusedByReason() throws Exception {
        listen(new TrapSender("dect-1", Optional.of(new Secret("traps")), Optional.of(USER)));

        assertThat(trap("snmpinform", List.of("-v2c", "-c", "guess"), "", BASE_LOST))
                .isNotZero();
        refused(TrapRefusal.COMMUNITY, 1);
        List<String> wrong = new ArrayList<>(asUser("dect", "not-the-secret", "hiding-secret"));
        wrong.addAll(List.of("-e", "0x8000000001020304"));
        trap("snmptrap", wrong, "", BASE_LOST);
        refused(TrapRefusal.USER, 1);
        List<String> nobody = new ArrayList<>(asUser("stranger", "signing-secret", "hiding-secret"));
        nobody.addAll(List.of("-e", "0x8000000001020304"));
        trap("snmptrap", nobody, "", BASE_LOST);
        refused(TrapRefusal.USER, 2);
        run("snmpget", "-v2c", "-c", "traps", "-r", "0", "-t", "1", "127.0.0.1:" + source.port(), "1.3.6.1.2.1.1.5.0");
        refused(TrapRefusal.NO_TRAP, 1);
    }

    @Test
    @Tag("peers")
    void aServerThatSignsItsTrapsIsNotBelievedWithoutASignature() throws Exception {
        listen(new TrapSender("dect-1", Optional.empty(), Optional.of(USER)));
        trap("snmptrap", List.of("-v2c", "-c", "public"), "", BASE_LOST);
        refused(TrapRefusal.COMMUNITY, 1);
    }

    @Test
    @Tag("peers")
    void aRelayIsBelievedWhomItsTrapsAreFrom() throws Exception {
        IpAddress behind = IpAddress.parse("192.0.2.10").orElseThrow();
        listen(Map.of(behind, open()), 100, List.of(LOCAL), false);
        trap("snmptrap", List.of("-v1", "-c", "x"), "1.3.6.1.4.1.9749.1.3.2", "192.0.2.10", "6", "5", "0");
        assertThat(event().server()).isEqualTo("dect-1");
        trap("snmptrap", List.of("-v1", "-c", "x"), "1.3.6.1.4.1.9749.1.3.2", "192.0.2.99", "6", "5", "0");
        refused(TrapRefusal.STRANGER, 1);
    }

    @Test
    @Tag("peers")
    void strangersAreTakenOnlyWhenThatIsWanted() throws Exception {
        listen(Map.of(), 100, List.of(), false);
        trap("snmptrap", List.of("-v2c", "-c", "x"), "", BASE_LOST);
        refused(TrapRefusal.STRANGER, 1);
        source.stop();
        listen(Map.of(), 100, List.of(), true);
        trap("snmptrap", List.of("-v2c", "-c", "x"), "", BASE_LOST);
        assertThat(event().server()).isEqualTo("127.0.0.1");
    }

    private void send(byte[] bytes, int times) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < times; i++) {
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), source.port()));
            }
        }
    }

    @Test
    void garbageIsCountedAndEndsNothing() throws Exception {
        listen(open());
        send("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII), 3);
        send(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 2, 1, 1}, 3);
        send(new byte[] {0x30, 3, 2, 1, 9}, 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> source.stats().packets() == 7);
        await().atMost(Duration.ofSeconds(10)).until(() -> source.refused().get("malformed") >= 5);
        assertThat(seen).isEmpty();
        assertThat(source.check().state()).isEqualTo(SourceCheck.State.RUNNING);
    }

    @Test
    void aFloodIsBoundedAndCounted() throws Exception {
        listen(Map.of(LOCAL, open()), 1, List.of(), false);
        for (int i = 0; i < 40; i++) {
            send(new byte[] {1}, 1);
            int sent = i + 1;
            await().atMost(Duration.ofSeconds(5)).until(() -> source.stats().packets() == sent);
        }
        assertThat(source.refused().get("rate")).isBetween(25L, 30L);
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws Exception {
        listen(open());
        TrapSource second = new TrapSource(
                new TrapListenerOptions(
                        new Endpoint(LOCAL, source.port()),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        1,
                        Size.ofMiB(1)),
                Map.of(),
                "hq",
                TrapMap.shipped(),
                Mib.none(),
                seen::add,
                () -> 0);
        assertThatThrownBy(second::start)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("choose an address of this host and a UDP port that nothing else uses");
        assertThat(second.check().state()).isEqualTo(SourceCheck.State.FAILED);
    }
}
