package org.dectwatch.collector.source.push.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.push.syslog.SyslogOptions.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over real sockets on the loopback, by our own hand and by logger(1) and openssl(1). */
class SyslogSourceTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private final List<SyslogSource> sources = new ArrayList<>();

    @TempDir
    Path folder;

    private SyslogSource start(Transports transports, int linesPerSecond) throws SourceUnavailable {
        SyslogOptions options = new SyslogOptions(
                Endpoint.parse("127.0.0.1:0").orElseThrow(),
                transports,
                Optional.of(folder.resolve("c.pem")),
                Optional.of(folder.resolve("k.pem")),
                "UTC",
                List.of(),
                Optional.empty(),
                false,
                linesPerSecond,
                Size.ofMiB(1),
                4,
                Duration.ofMinutes(1));
        SyslogSource source = new SyslogSource(
                options,
                List.of(new SyslogRule("greeting", Optional.empty(), "hello")),
                address -> "north",
                vertx,
                observation -> events.add(((Observation.Told) observation.body()).event()),
                () -> System.currentTimeMillis() * 1_000_000);
        sources.add(source);
        source.start();
        return source;
    }

    @AfterEach
    void stop() {
        sources.forEach(SyslogSource::stop);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void received(int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> events.size() >= number);
    }

    private static void datagram(int port, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void linesOverUdpAndTcpBecomeEventsWithTheLineItself() throws Exception {
        SyslogSource source = start(Transports.BOTH, 100);
        datagram(source.udpPort(), "<13>hello by udp");
        received(1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), source.tcpPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("18 <13>hello counted\n<13>hello line\n<13>last without end".getBytes(StandardCharsets.UTF_8));
        }
        received(4);

        assertThat(events)
                .extracting(event -> event.kind() + ": " + event.text())
                .containsExactly(
                        "greeting: <13>hello by udp",
                        "greeting: <13>hello counted",
                        "greeting: <13>hello line",
                        "unknown: <13>last without end");
        await().untilAsserted(() -> assertThat(source.syslogStats().unknown()).isEqualTo(1));
        assertThat(source.stats().packets()).isEqualTo(4);
    }

    @Test
    void whoSaysTooMuchIsCutShortAndCountedWhileTheOthersAreHeard() throws Exception {
        SyslogSource source = start(Transports.UDP, 1);
        for (int i = 0; i < 50; i++) {
            datagram(source.udpPort(), "<13>flood " + i);
        }
        await().untilAsserted(() -> assertThat(source.syslogStats().lines()).isEqualTo(50));

        assertThat(events).hasSizeBetween(10, 15);
        assertThat(source.syslogStats().refused().get(SyslogRefusal.TOO_MANY)).isEqualTo(50L - events.size());
    }

    @Test
    void aConnectionThatLosesItsPlaceIsClosedAndCounted() throws Exception {
        SyslogSource source = start(Transports.TCP, 100);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), source.tcpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("99999999 x".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).as("closed").isEqualTo(-1);
        }
        await().untilAsserted(
                        () -> assertThat(source.syslogStats().refused()).containsEntry(SyslogRefusal.FRAMING, 1L));
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws Exception {
        SyslogSource first = start(Transports.TCP, 100);
        SyslogOptions usual = SyslogOptions.defaults();
        SyslogSource second = new SyslogSource(
                new SyslogOptions(
                        Endpoint.parse("127.0.0.1:" + first.tcpPort()).orElseThrow(),
                        Transports.TCP,
                        usual.certificate(),
                        usual.certificateKey(),
                        "UTC",
                        List.of(),
                        Optional.empty(),
                        false,
                        1,
                        usual.receiveBuffer(),
                        1,
                        usual.idle()),
                List.of(),
                address -> "",
                vertx,
                observation -> {},
                () -> 0);

        assertThatThrownBy(second::start).isInstanceOf(SourceUnavailable.class).hasMessageContaining("port");
    }

    @Test
    @Tag("peers")
    void loggerIsUnderstoodInBothForms() throws Exception {
        SyslogSource source = start(Transports.BOTH, 100);
        String udp = String.valueOf(source.udpPort());
        String tcp = String.valueOf(source.tcpPort());
        run("logger", "--server", "127.0.0.1", "--port", udp, "--udp", "--rfc3164", "--tag", "dect", "hello old");
        received(1);
        run(
                "logger",
                "--server",
                "127.0.0.1",
                "--port",
                tcp,
                "--tcp",
                "--rfc5424",
                "--octet-count",
                "--priority",
                "local3.err",
                "--tag",
                "dect",
                "--msgid",
                "REG",
                "hello new");
        received(2);

        assertThat(events).extracting(DeviceEvent::kind).containsOnly("greeting");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.sentAt()).isPresent();
            assertThat(event.fields()).containsEntry("application", "dect");
        });
        assertThat(events.get(1).level()).isEqualTo(DeviceEvent.Level.ERROR);
        assertThat(events.get(1).fields()).containsEntry("messageId", "REG");
    }

    @Test
    @Tag("peers")
    void syslogOverTlsIsTakenAndAFailedHandshakeIsCounted() throws Exception {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-keyout",
                folder.resolve("k.pem").toString(),
                "-out",
                folder.resolve("c.pem").toString());
        SyslogSource source = start(Transports.TLS, 100);
        Process client = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-quiet",
                        "-no_ign_eof",
                        "-connect",
                        "127.0.0.1:" + source.tcpPort(),
                        "-CAfile",
                        folder.resolve("c.pem").toString(),
                        "-verify_return_error")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        client.getOutputStream().write("15 <13>hello tls 1".getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        received(1);
        client.getOutputStream().close();
        client.destroy();
        assertThat(client.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), source.tcpPort())) {
            plain.getOutputStream().write("<13>in clear\n".getBytes(StandardCharsets.UTF_8));
            await().untilAsserted(
                            () -> assertThat(source.syslogStats().refused()).containsKey(SyslogRefusal.HANDSHAKE));
        }
        assertThat(events).extracting(DeviceEvent::text).containsExactly("<13>hello tls 1");
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command[0]).isZero();
    }
}
