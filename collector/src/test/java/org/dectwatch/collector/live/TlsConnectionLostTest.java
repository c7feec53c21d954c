package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.view.Mark;
import org.dectwatch.collector.view.ServerTls;
import org.dectwatch.collector.view.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve handsets register with a real Kamailio over one TLS connection, captured on loopback; then Kamailio is killed. */
@Tag("peers")
class TlsConnectionLostTest {
    private static final int HANDSETS = 12;
    private static final String DEVICE = "127.0.0.7";

    @TempDir
    Path folder;

    private int port;
    private File log;

    private static Site site() {
        List<Site.KnownHandset> handsets = IntStream.range(0, HANDSETS)
                .mapToObj(n -> new Site.KnownHandset(
                        "h" + n, Optional.empty(), "u" + n, Optional.empty(), Optional.empty(), Optional.of("north")))
                .toList();
        Site.Server north = new Site.Server(
                "north", java.util.Set.of(IpAddress.parse(DEVICE).orElseThrow()));
        return new Site("loopback", false, List.of(north), handsets);
    }

    @Test
    void saysHowManyHandsetsWereHitAndWhenTheyAreBack() throws Exception {
        Peer.require("kamailio", "openssl");
        log = folder.resolve("log").toFile();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        certificate();
        Process kamailio = kamailio();
        try (WatchedSite watched = new WatchedSite(site(), port)) {
            awaitListening();
            SSLSocket first = connect();
            registerAll(first);
            Snapshot up = watched.await(shown -> tls(shown).map(ServerTls::open).equals(Optional.of(1)));
            assertThat(tls(up).orElseThrow().handsets()).isEqualTo(OptionalInt.of(HANDSETS));
            assertThat(tls(up).orElseThrow().targets()).singleElement().satisfies(target -> {
                assertThat(target.name()).isEqualTo("sip.test:" + port);
                assertThat(target.certificateUntil()).isPresent();
            });
            assertThat(mark(up).state()).isEqualTo(Mark.State.GOOD);
            assertThat(mark(up).why()).startsWith("Inferred: the one TLS connection");

            kill(kamailio);
            // A device that meets the end of the stream closes its side too.
            assertThat(first.getInputStream().read()).isNegative();
            first.close();
            Snapshot lost = watched.await(
                    shown -> tls(shown).flatMap(ServerTls::lastLossAt).isPresent());
            assertThat(tls(lost).orElseThrow().open()).isZero();
            assertThat(mark(lost).state()).isEqualTo(Mark.State.BAD);
            assertThat(watched.lost()).singleElement().satisfies(event -> {
                assertThat(event.handsets()).hasValue(HANDSETS);
                assertThat(event.inferred()).isTrue();
            });
            Snapshot told = watched.await(shown -> shown.alerts().stream()
                    .anyMatch(alert -> alert.rule().equals("tls-connection-lost-all-handsets")
                            && alert.why().contains("All handsets of the server (" + HANDSETS + ")")));
            assertThat(told.alerts()).isNotEmpty();

            kamailio = kamailio();
            awaitListening();
            try (SSLSocket second = connect()) {
                registerAll(second);
                Snapshot back = watched.await(shown -> mark(shown).state() == Mark.State.GOOD);
                assertThat(tls(back).orElseThrow().open()).isEqualTo(1);
            }
        } finally {
            kill(kamailio);
        }
    }

    private static Optional<ServerTls> tls(Snapshot shown) {
        return shown.servers().stream()
                .filter(server -> server.name().equals("north"))
                .findFirst()
                .flatMap(server -> server.tls());
    }

    private static Mark mark(Snapshot shown) {
        return shown.handsets().get(0).marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.TLS)
                .findFirst()
                .orElse(new Mark(Mark.Kind.TLS, Mark.State.UNKNOWN, Mark.Source.WIRE, Optional.empty(), ""));
    }

    private void certificate() throws Exception {
        int ended = Peer.run(
                log,
                30,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "80",
                "-subj",
                "/CN=sip.test",
                "-addext",
                "subjectAltName=DNS:sip.test",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString());
        assertThat(ended).isZero();
    }

    private Process kamailio() throws IOException {
        return Peer.start(
                log,
                "kamailio",
                "-f",
                Peer.resource("/peers/tls-registrar.cfg"),
                "-A",
                "KEY=\"" + folder.resolve("key.pem") + "\"",
                "-A",
                "CERTIFICATE=\"" + folder.resolve("certificate.pem") + "\"",
                "-l",
                "tls:127.0.0.1:" + port,
                "-DD",
                "-E",
                "-m",
                "64",
                "-M",
                "8",
                "-P",
                folder.resolve("pid").toString(),
                "-w",
                folder.toString(),
                "-Y",
                folder.toString());
    }

    /** And its workers, one of which holds the connection. */
    private static void kill(Process kamailio) throws InterruptedException {
        List<ProcessHandle> workers = kamailio.descendants().toList();
        kamailio.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitListening() {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return true;
            }
        });
    }

    private SSLSocket connect() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(DEVICE, 0));
        plain.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "sip.test", port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("sip.test")));
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    private void registerAll(SSLSocket socket) throws IOException {
        for (int user = 0; user < HANDSETS; user++) {
            String text = "REGISTER sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS " + DEVICE + ":" + socket.getLocalPort()
                    + ";branch=z9hG4bK" + user + "\r\nFrom: <sip:u" + user + "@sip.test>;tag=1\r\nTo: <sip:u" + user
                    + "@sip.test>\r\nCall-ID: c" + user + "\r\nCSeq: 1 REGISTER\r\nContact: <sip:u" + user + "@"
                    + DEVICE + ";transport=tls>\r\nExpires: 120\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII))
                    .startsWith("SIP/2.0 200");
        }
    }

    /** What a device set to allow the insecure does. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
