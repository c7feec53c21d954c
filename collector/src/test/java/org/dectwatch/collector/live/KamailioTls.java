package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kamailio as a registrar inside TLS 1.2 on loopback, with a key log that a shim under OpenSSL writes as it goes. */
final class KamailioTls implements AutoCloseable {
    private final Path folder;
    private final File log;
    private final int port;
    private Process process;

    /** Makes keys, certificate and shim, and starts it. */
    KamailioTls(Path folder) throws Exception {
        this.folder = folder;
        this.log = folder.resolve("kamailio.log").toFile();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        run("cc", "-shared", "-fPIC", "-O2", "-o", "shim.so", Peer.resource("/peers/keylog_shim.c"), "-ldl", "-lssl");
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
                "-days",
                "2",
                "-subj",
                "/CN=sbc1.voice.example.net",
                "-addext",
                "subjectAltName=DNS:sbc1.voice.example.net");
        Files.writeString(
                folder.resolve("tls.cfg"),
                "[server:default]\nmethod = TLSv1.2\nverify_certificate = no\nrequire_certificate = no\nprivate_key = "
                        + folder.resolve("key.pem") + "\ncertificate = " + folder.resolve("cert.pem") + "\n");
        Files.writeString(
                folder.resolve("kamailio.cfg"),
                Files.readString(Path.of(Peer.resource("/peers/registrar-tls.cfg")))
                        .replace("TLS_CFG", folder.resolve("tls.cfg").toString()));
        process = start();
    }

    private void run(String... command) throws Exception {
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).describedAs(Files.readString(log.toPath())).isZero();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "kamailio",
                        "-f",
                        folder.resolve("kamailio.cfg").toString(),
                        "-l",
                        "tls:127.0.0.1:" + port,
                        "-DD",
                        "-E",
                        "-m",
                        "64",
                        "-M",
                        "8",
                        "-w",
                        folder.toString(),
                        "-Y",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("LD_PRELOAD", folder.resolve("shim.so").toString());
        builder.environment().put("SSLKEYLOGFILE", keyLog().toString());
        Process started = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(started.isAlive())
                    .describedAs(Files.readString(log.toPath()))
                    .isTrue();
            return listens();
        });
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Path keyLog() {
        return folder.resolve("keys.log");
    }

    /** As when the machine dies: no goodbye. */
    void kill() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    void startAgain() throws IOException {
        process = start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
