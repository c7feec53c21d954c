package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.Trust;
import org.junit.jupiter.api.Test;

/** Over TLS: whom the scraper trusts, and how long it waits for a handshake. */
class XmlRpcTrustTest extends XmlRpcScrapers {
    @Test
    void trustsTheCertificateItSawFirstAndTellsOfAnother() throws Exception {
        int port;
        XmlRpcScraper scraper;
        SelfSigned own = SelfSigned.make(1);
        try (DectServer server = DectServer.start(vertx, "127.0.0.1", 0, 1, Optional.of(own))) {
            port = server.port();
            scraper = scraper(How.plain(port).secure(Trust.FIRST).silent());
            assertThat(ask(scraper).failure()).isEmpty();
        }
        SelfSigned another = SelfSigned.make(2);
        try (DectServer server = DectServer.start(vertx, "127.0.0.1", port, 1, Optional.of(another))) {
            DeviceReport report = await().atMost(Duration.ofSeconds(30))
                    .until(() -> ask(scraper), one -> reason(one) != Reason.CLOSED);
            assertThat(reason(report)).isEqualTo(Reason.UNTRUSTED);
            assertThat(report.failure().orElseThrow().detail())
                    .contains(own.fingerprint())
                    .contains(another.fingerprint());
            DeviceEvent changed = awaitEvent("certificate-changed");
            assertThat(changed.fields()).containsEntry("sha256", another.fingerprint());
            ask(scraper);
            drain();
            assertThat(events).as("told once").hasSize(1);
            assertThat(server.called("session_login"))
                    .as("no password was shown")
                    .isZero();
        }
    }

    @Test
    void trustsPinnedCertificatesOnly() throws Exception {
        SelfSigned own = SelfSigned.make(1);
        try (DectServer server = DectServer.start(vertx, "127.0.0.1", 0, 1, Optional.of(own))) {
            String colons = own.fingerprint().toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
            assertThat(ask(scraper(How.plain(server.port()).secure(Trust.PINNED, colons)))
                            .failure())
                    .isEmpty();
            assertThat(reason(ask(scraper(How.plain(server.port()).secure(Trust.PINNED, "00".repeat(32))))))
                    .isEqualTo(Reason.UNTRUSTED);
            assertThat(ask(scraper(How.plain(server.port()).secure(Trust.ANY))).failure())
                    .isEmpty();
        }
    }

    @Test
    void aSlowHandshakeIsWaitedFor() throws Exception {
        try (DectServer server = DectServer.start(vertx, "127.0.0.1", 0, 1, Optional.of(SelfSigned.make(1)))) {
            NetServer slow = slowPipe(server.port(), 700);
            DeviceReport report = ask(scraper(How.plain(slow.actualPort()).secure(Trust.FIRST)));
            assertThat(report.failure()).isEmpty();
            assertThat(report.took()).isGreaterThan(Duration.ofMillis(700));
        }
    }

    /** Passes on to the server, but only after a while. */
    private NetServer slowPipe(int to, long millis) throws Exception {
        return vertx.createNetServer()
                .connectHandler(socket -> {
                    socket.pause();
                    vertx.setTimer(
                            millis,
                            timer -> vertx.createNetClient()
                                    .connect(to, "127.0.0.1")
                                    .onSuccess(behind -> {
                                        socket.pipeTo(behind);
                                        behind.pipeTo(socket);
                                    }));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
