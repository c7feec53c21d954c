package org.dectwatch.collector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dectwatch.collector.Collector;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;

/** A whole collector on loopback, asked over HTTP as anybody would. */
public final class RunningCollector implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Collector collector;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** What differs from a site file without anything in it. */
    public record Parts(
            Site site,
            List<CollectorPlan.Feed> feeds,
            List<DeviceScraper> scrapers,
            ScrapeOptions scrape,
            HealthOptions health,
            Optional<Path> stateFile,
            boolean live) {
        /** A live collector of a site with these sources. */
        public static Parts live(Site site, CollectorPlan.Feed... feeds) {
            return new Parts(
                    site,
                    List.of(feeds),
                    List.of(),
                    ScrapeOptions.defaults(),
                    HealthOptions.defaults(),
                    Optional.empty(),
                    true);
        }
    }

    /** @param parts made once Vert.x is there */
    public RunningCollector(Function<Vertx, Parts> parts) throws Exception {
        Parts made = parts.apply(vertx);
        collector = new Collector(
                new CollectorPlan(
                        made.site(),
                        made.feeds(),
                        made.scrapers(),
                        made.scrape(),
                        IntakeOptions.live(),
                        LedgerOptions.defaults(),
                        made.health(),
                        MediaPolicy.defaults(),
                        ApiOptions.defaults().withPort(0),
                        new HandsetLabels(LabelOptions.Form.ID, Optional.empty()),
                        2000,
                        WatchOptions.defaults(),
                        made.stateFile(),
                        Duration.ofSeconds(10),
                        made.live(),
                        Clock.systemUTC(),
                        "test"),
                vertx,
                new MetricsRegistry());
        collector.start();
    }

    public int port() {
        return collector.apiPort();
    }

    public Vertx vertx() {
        return vertx;
    }

    /** TLS secrets, as a key log would bring them. */
    public KeyRing keys() {
        return collector.keys();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + collector.apiPort());
    }

    public JsonNode get(String path) {
        try {
            return json.readTree(text(path));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** The row of this key in one table of the snapshot; missing when there is none. */
    public JsonNode row(String table, String key, String value) {
        for (JsonNode row : get("/api/v1/snapshot").path(table)) {
            if (row.path(key).asText().equals(value)) {
                return row;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Lines of the metrics that begin so. */
    public List<String> metrics(String prefix) {
        return text("/metrics").lines().filter(line -> line.startsWith(prefix)).toList();
    }

    private String text(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address().resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body();
        } catch (IOException reason) {
            throw new UncheckedIOException(reason);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() throws Exception {
        collector.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
