package org.dectwatch.collector.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The method, tried on an exposition written by hand; counters in it rise with each scrape. */
@Tag("peers")
class DashboardQueriesPeerTest {
    private final AtomicInteger scrapes = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean halfMissing = new AtomicBoolean();
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = exposition().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private String exposition() throws IOException {
        try (var in = getClass().getResourceAsStream("exposition.prom")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("RISING", Integer.toString(scrapes.incrementAndGet()))
                    .replace("LOST", lost.get() ? "3" : "0");
            return halfMissing.get() ? text.replaceAll("(?m)^dectwatch_server_.*$", "") : text;
        }
    }

    @Test
    void everyExpressionReturnsData() throws Exception {
        assertThat(DashboardQueries.emptyIn(address(), folder)).isEmpty();
    }

    @Test
    void findsTheExpressionsThatReturnNothing() throws Exception {
        halfMissing.set(true);
        List<String> empty = DashboardQueries.emptyIn(address(), folder);
        assertThat(empty)
                .allMatch(line -> line.contains("dectwatch_server_"))
                .anyMatch(line -> line.startsWith("Base stations"))
                .anyMatch(line -> line.startsWith("Network:"));
    }

    @Test
    void aRealPrometheusFiresAndResolvesTheShippedRule() throws Exception {
        try (PrometheusServer prometheus = PrometheusServer.scraping(address(), folder)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> prometheus.hasScraped(2));
            assertThat(names(prometheus)).isEmpty();
            lost.set(true);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> names(prometheus).contains("DectwatchRegistrationLost warning dect-1"));
            lost.set(false);
            await().atMost(Duration.ofMinutes(1)).until(() -> names(prometheus).isEmpty());
        }
    }

    private static List<String> names(PrometheusServer prometheus) {
        JsonNode alerts = prometheus.alerts().orElseThrow();
        return java.util.stream.StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText() + " "
                        + alert.at("/labels/severity").asText() + " "
                        + alert.at("/labels/server").asText())
                .toList();
    }
}
