package org.dectwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.dectwatch.collector.Collector;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.report.Analysis;
import org.dectwatch.collector.report.AnalysisInput;
import org.dectwatch.collector.report.Report;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.demo.DemoCapture;
import org.dectwatch.collector.source.demo.DemoPlan;
import org.dectwatch.collector.source.pcap.ReplaySource;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.testing.Chromium;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture in which one server's handsets lose their registration, replayed: the same name fires and resolves everywhere. */
@Tag("peers")
class IncidentInFourPlacesTest {
    private static final String RULE = "registration-mass-loss";
    private static final String ALERT = "DectwatchRegistrationMassLoss";
    private static final Duration LENGTH = Duration.ofSeconds(315);
    private static final double SPEED = 8;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void massLossFiresAndResolvesInFindingsApiPageAndPrometheus() throws Exception {
        Path capture = folder.resolve("incident.pcap");
        DemoCapture.write(capture, 1, LENGTH);

        assertThat(findings(capture)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("dect-north");
            assertThat(finding.to()).isPresent();
        });

        Vertx vertx = Vertx.vertx();
        MetricsRegistry registry = new MetricsRegistry();
        Collector collector = new Collector(plan(capture), vertx, registry);
        Process prometheus = null;
        try (Chromium chromium = new Chromium(1400, 1400, false)) {
            collector.start();
            URI api = URI.create("http://127.0.0.1:" + collector.apiPort() + "/");
            URI metrics = URI.create("http://127.0.0.1:" + freePort() + "/");
            prometheus = prometheus(api, metrics);
            Dashboard dashboard = new Dashboard(
                    vertx,
                    DashboardOptions.defaults(List.of(CollectorAddress.parse("http://127.0.0.1:" + api.getPort())))
                            .listening("127.0.0.1", 0));
            dashboard.start().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            chromium.open("http://127.0.0.1:" + dashboard.port() + "/#/alerts");

            await().atMost(90, TimeUnit.SECONDS).until(() -> states(api).contains("FIRING"));
            await().atMost(15, TimeUnit.SECONDS).until(() -> inPrometheus(metrics));
            await().atMost(15, TimeUnit.SECONDS).until(() -> onThePage(chromium, "Firing"));

            await().atMost(90, TimeUnit.SECONDS).until(() -> states(api).equals(List.of("RESOLVED")));
            await().atMost(15, TimeUnit.SECONDS).until(() -> !inPrometheus(metrics));
            await().atMost(15, TimeUnit.SECONDS).until(() -> onThePage(chromium, "Resolved"));
            dashboard.close();
        } finally {
            if (prometheus != null) {
                prometheus.destroy();
                prometheus.waitFor(10, TimeUnit.SECONDS);
            }
            collector.close();
            vertx.close();
        }
    }

    private static List<Report.ReportedFinding> findings(Path capture) {
        AnalysisInput input = new AnalysisInput(
                List.of(capture.toString()),
                List.of(),
                DemoPlan.site(),
                IntakeOptions.forFiles(),
                LedgerOptions.defaults(),
                DemoPlan.health(),
                MediaPolicy.defaults(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return new Analysis(input)
                .run((octets, total) -> {}).report().findings().stream()
                        .filter(finding -> finding.rule().equals(RULE))
                        .toList();
    }

    private static CollectorPlan plan(Path capture) {
        return new CollectorPlan(
                DemoPlan.site(),
                List.of(new Replaying(capture)),
                List.of(),
                ScrapeOptions.defaults(),
                IntakeOptions.live(),
                LedgerOptions.defaults(),
                DemoPlan.health(),
                MediaPolicy.defaults(),
                ApiOptions.defaults().withPort(0),
                new HandsetLabels(LabelOptions.Form.ID, Optional.empty()),
                2000,
                WatchOptions.defaults(),
                Optional.empty(),
                Duration.ofSeconds(10),
                false,
                Clock.systemUTC(),
                "test");
    }

    private record Replaying(Path capture) implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.FILE;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new ReplaySource("incident", List.of(capture.toString()), SPEED, intake, secrets -> {});
        }
    }

    private List<String> states(URI api) throws IOException, InterruptedException {
        JsonNode alerts = get(api.resolve("api/v1/alerts")).path("alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.path("rule").asText().equals(RULE))
                .map(alert -> alert.path("state").asText())
                .toList();
    }

    private boolean inPrometheus(URI prometheus) throws IOException, InterruptedException {
        JsonNode alerts = get(prometheus.resolve("api/v1/alerts")).at("/data/alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
                .anyMatch(alert -> alert.at("/labels/alertname").asText().equals(ALERT)
                        && alert.path("state").asText().equals("firing"));
    }

    private static boolean onThePage(Chromium chromium, String state) throws Exception {
        String text = chromium.text();
        int at = text.indexOf(RULE);
        return at >= 0 && text.substring(Math.max(0, at - 200), at).contains(state);
    }

    private JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
        return json.readTree(answer.body());
    }

    private Process prometheus(URI api, URI own) throws IOException {
        Path rules = shipped("grafana/prometheus/dectwatch.rules.yml");
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(
                file,
                "global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: ['" + rules
                        + "']\nscrape_configs:\n  - job_name: dectwatch\n    static_configs: [{targets: ['"
                        + api.getAuthority() + "']}]\n");
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + own.getAuthority(),
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        await().atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> get(own.resolve("api/v1/alerts")).has("data"));
        return process;
    }

    private static Path shipped(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(name))) {
                return at.resolve(name);
            }
        }
        throw new AssertionError(name + " is not in this checkout");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
