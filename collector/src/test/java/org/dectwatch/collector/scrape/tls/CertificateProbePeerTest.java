package org.dectwatch.collector.scrape.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ProbeReport.ProbeFailure.Reason;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.Needed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked: OpenSSL's server, and servers that hang, talk nonsense, drip, close or are not there. */
@Tag("peers")
@Timeout(60)
class CertificateProbePeerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void makesARootAndALeaf() throws Exception {
        Needed.that(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=Probe-Root");
        openssl("req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=localhost"
                + " -addext subjectAltName=DNS:localhost,IP:127.0.0.1");
        openssl("x509 -req -in leaf.csr -CA root.pem -CAkey root.key -set_serial 4711 -days 20 -copy_extensions copy"
                + " -out leaf.pem");
    }

    private static void openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isZero();
    }

    @AfterEach
    void closes() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    /** OpenSSL's server; returns its port when it listens. */
    private int server(String arguments) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port));
        command.addAll(List.of(("-cert leaf.pem -key leaf.key -CAfile root.pem -quiet " + arguments).split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        opened.add(() -> {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            try (Socket socket = new Socket(LOOPBACK, port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
        return port;
    }

    /** A server that does this with each connection. */
    private int listener(Consumer<Socket> talk) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, LOOPBACK);
        opened.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    opened.add(socket);
                    talk.accept(socket);
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static ProbeReport ask(int port) {
        return new CertificateProbe(PATIENCE, false, Clock.systemUTC()).ask(new ProbeTarget("localhost", port));
    }

    private static void isTheChain(ProbeReport report) {
        assertThat(report.failure()).isEmpty();
        assertThat(report.certificates().stream().map(Certificate::subject))
                .first()
                .isEqualTo("CN=localhost");
        assertThat(report.certificates().get(0).serial()).isEqualTo("1267");
        assertThat(report.certificates().get(0).issuer()).isEqualTo("CN=Probe-Root");
        assertThat(report.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void seesTheChainOfEitherVersion(String version) throws Exception {
        ProbeReport report = ask(server(version));
        isTheChain(report);
        assertThat(report.version()).contains(version.equals("-tls1_3") ? "TLSv1.3" : "TLSv1.2");
        assertThat(report.cipher().orElseThrow()).startsWith("TLS_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void seesTheChainAlsoWhereItIsRefusedForLackOfACertificateOfItsOwn(String version) throws Exception {
        isTheChain(ask(server(version + " -Verify 1 -verify_return_error")));
    }

    @Test
    void judgesTheNameItAskedFor() throws Exception {
        ProbeReport report = new CertificateProbe(PATIENCE, false, Clock.systemUTC())
                .ask(new ProbeTarget("127.0.0.1", server("-tls1_3")));
        assertThat(report.faults()).isEmpty();
        openssl("req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.pem -days 1 -subj /CN=elsewhere");
        ProbeReport wrong = ask(server("-tls1_2 -cert weak.pem -key weak.key -cipher ALL:@SECLEVEL=0"));
        assertThat(wrong.certificates()).isNotEmpty();
        assertThat(wrong.faults().stream().map(CertificateFault::kind))
                .contains(
                        CertificateFault.Kind.WEAK,
                        CertificateFault.Kind.WRONG_NAME,
                        CertificateFault.Kind.SELF_SIGNED);
    }

    @Test
    void givesUpOnASilentServerAfterItsTimeout() throws Exception {
        ProbeReport report = ask(listener(socket -> {}));
        assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(report.took()).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(6));
    }

    @Test
    void givesUpOnAServerThatDripsOctetsAfterTheSameTimeout() throws Exception {
        ProbeReport report = ask(listener(socket -> {
            try (OutputStream out = socket.getOutputStream()) {
                // A handshake record of 16 KiB that takes for ever; each octet would renew a mere read timeout.
                out.write(new byte[] {22, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xfc});
                while (true) {
                    out.write(0);
                    out.flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            } catch (IOException closedAtLast) {
                return;
            }
        }));
        assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(report.took()).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(6));
    }

    @Test
    void saysThatNonsenseIsNoHandshake() throws Exception {
        ProbeReport report = ask(listener(socket -> write(socket, "HTTP/1.1 400 Bad Request\\r\\n\\r\\n".repeat(20))));
        assertThat(report.failure().orElseThrow().reason()).isEqualTo(Reason.HANDSHAKE);
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Test
    void saysThatAServerClosedAndThatOneRefuses() throws Exception {
        ProbeReport closed = ask(listener(socket -> {
            try {
                socket.close();
            } catch (IOException already) {
                throw new java.io.UncheckedIOException(already);
            }
        }));
        assertThat(closed.failure().orElseThrow().reason()).isEqualTo(Reason.CLOSED);
        ProbeReport refused = ask(freePort());
        assertThat(refused.failure().orElseThrow().reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.failure().orElseThrow().detail()).endsWith(" refuses connections");
    }

    @Test
    void eachTargetHasItsTurnAndAHangingOneDelaysNobody() throws Exception {
        List<Observation> seen = Collections.synchronizedList(new ArrayList<>());
        int good = server("-tls1_3");
        ProbeOptions options = new ProbeOptions(
                List.of(new ProbeTarget("localhost", listener(socket -> {})), new ProbeTarget("localhost", good)),
                Duration.ofSeconds(10),
                PATIENCE);
        Vertx vertx = Vertx.vertx();
        ProbeSchedule schedule = new ProbeSchedule(vertx, options, false, Clock.systemUTC(), seen::add);
        schedule.start();
        try {
            await().atMost(Duration.ofSeconds(15)).until(() -> seen.size() >= 2);
            assertThat(seen.stream()
                            .map(o -> ((Observation.Probed) o.body()).report())
                            .map(report ->
                                    report.failure().map(f -> f.reason().name()).orElse("ok")))
                    .containsExactlyInAnyOrder("TIMEOUT", "ok");
        } finally {
            schedule.stop();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
