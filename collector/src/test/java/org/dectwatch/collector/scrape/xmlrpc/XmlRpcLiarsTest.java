package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.ScrapeSchedule;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.EndpointNames;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that hang, lie and break off: each costs one timeout and one reason, and nobody else anything. */
class XmlRpcLiarsTest {
    private static final ScrapeOptions QUICK = new ScrapeOptions(Duration.ofSeconds(6), Duration.ofMillis(2500), 1, 8);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private XmlRpcScraper scraper(String name, int port, boolean tls) {
        return new XmlRpcScraper(
                vertx,
                name,
                XmlRpcScraperTest.FIRST,
                new XmlRpcOptions(
                        tls,
                        port,
                        "/RPC2",
                        DectServer.USER,
                        new SecretRef.Env("UNUSED"),
                        Optional.empty(),
                        Trust.FIRST,
                        List.of(),
                        true,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        EndpointNames.EITHER,
                        Optional.empty(),
                        Size.parse("64KiB").orElseThrow(),
                        Optional.empty()),
                new Secret(DectServer.PASSWORD),
                FieldNames.shipped(),
                List.of(),
                QUICK,
                InstantSource.system());
    }

    private DeviceReport ask(LyingServer server, boolean tls) throws Exception {
        XmlRpcScraper scraper = scraper("liar", server.port(), tls);
        DeviceReport report = scraper.ask().toCompletableFuture().get(20, TimeUnit.SECONDS);
        scraper.end();
        assertThat(report.took()).as("one timeout").isLessThan(QUICK.timeout().plusSeconds(1));
        return report;
    }

    private Reason reason(BiConsumer<LyingServer, NetSocket> answer) throws Exception {
        try (LyingServer server = LyingServer.start(vertx, "127.0.0.1", 0, Optional.empty(), answer)) {
            return ask(server, false).failure().orElseThrow().reason();
        }
    }

    private static BiConsumer<LyingServer, NetSocket> body(String text) {
        return LyingServer.says(LyingServer.OK + "Content-Length: " + text.length() + "\r\n\r\n" + text);
    }

    @Test
    void oneThatHangsTimesOut() throws Exception {
        assertThat(reason((server, socket) -> {})).isEqualTo(Reason.TIMEOUT);
        assertThat(reason(LyingServer.says("HTTP/1.1 200 \r\nContent-Le"))).isEqualTo(Reason.TIMEOUT);
        assertThat(reason(LyingServer.says(LyingServer.OK + "Content-Length: 100\r\n\r\n<?xml")))
                .isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void oneThatTalksNonsenseIsNotUnderstood() throws Exception {
        assertThat(reason(LyingServer.says("SSH-2.0-dropbear\r\n\r\n\r\n"))).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(reason(body("<html><body>Please log in</body></html>"))).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(reason(body("\u0000\u0001\u0002"))).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(reason(LyingServer.says(
                        "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n")))
                .isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @Test
    void anotherStatusIsARefusal() throws Exception {
        assertThat(reason(LyingServer.says("HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n")))
                .isEqualTo(Reason.REFUSED);
        assertThat(reason(LyingServer.says("HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n")))
                .isEqualTo(Reason.REFUSED);
        assertThat(reason(LyingServer.says("HTTP/1.1 401 \r\nContent-Length: 0\r\n\r\n")))
                .isEqualTo(Reason.AUTHENTICATION);
    }

    @Test
    void oneThatBreaksOffIsClosed() throws Exception {
        assertThat(reason((server, socket) -> socket.close())).isEqualTo(Reason.CLOSED);
        assertThat(reason((server, socket) -> socket.write(LyingServer.OK + "Content-Length: 100\r\n\r\n<?xml")
                        .onComplete(sent -> socket.close())))
                .isEqualTo(Reason.CLOSED);
    }

    @Test
    void aGigabyteIsReadNoFurtherThanTheLimit() throws Exception {
        try (LyingServer server =
                LyingServer.start(vertx, "127.0.0.1", 0, Optional.empty(), LyingServer.endless(1_000_000_000L))) {
            assertThat(ask(server, false).failure().orElseThrow().reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.sent.get()).isLessThan(50_000_000L);
        }
    }

    @Test
    void oneThatSpeaksNoTlsIsNotUnderstood() throws Exception {
        try (LyingServer server =
                LyingServer.start(vertx, "127.0.0.1", 0, Optional.empty(), LyingServer.says("HTTP/1.1 200 \r\n\r\n"))) {
            // It waits for a call in clear; the handshake is what it never answers.
            assertThat(ask(server, true).failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
        }
        try (LyingServer server =
                LyingServer.start(vertx, "127.0.0.1", 0, Optional.of(SelfSigned.make(1)), (self, socket) -> {})) {
            assertThat(ask(server, false).failure().orElseThrow().reason()).isNotEqualTo(Reason.OTHER);
        }
    }

    @Test
    void aStatusLineWithoutAnythingBehindTheCodeIsUnderstood() throws Exception {
        String text = "<methodResponse><params><param><value><int>-4</int></value></param></params></methodResponse>";
        assertThat(reason(LyingServer.says("HTTP/1.1 200\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)))
                .isEqualTo(Reason.AUTHENTICATION);
    }

    @Test
    void aLiarCostsTheNextDeviceNothing() throws Exception {
        ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();
        ScrapeOptions each = new ScrapeOptions(Duration.ofSeconds(2), Duration.ofMillis(600), 1, 8);
        try (DectServer good = DectServer.start(vertx, "127.0.0.1", 0, 1, Optional.empty());
                LyingServer bad = LyingServer.start(vertx, "127.0.0.1", 0, Optional.empty(), (self, socket) -> {})) {
            ScrapeSchedule schedule = new ScrapeSchedule(
                    vertx,
                    List.of(scraper("bad", bad.port(), false), scraper("good", good.port(), false)),
                    each,
                    InstantSource.system(),
                    seen::add);
            schedule.start().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> schedule.counts().stream().allMatch(count -> count.asked() >= 4));
            schedule.stop().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            List<DeviceReport> reports = seen.stream()
                    .map(Observation::body)
                    .filter(Observation.Report.class::isInstance)
                    .map(body -> ((Observation.Report) body).report())
                    .toList();
            assertThat(reports)
                    .filteredOn(report -> report.server().equals("good"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(DeviceReport::succeeded);
            assertThat(reports)
                    .filteredOn(report -> report.server().equals("bad"))
                    .isNotEmpty()
                    .allMatch(report -> report.failure().orElseThrow().reason() == Reason.TIMEOUT);
            assertThat(schedule.counts().get(1).late()).isZero();
        }
    }
}
