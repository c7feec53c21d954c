package org.dectwatch.collector.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Prometheus on loopback that scrapes one collector every second and has the shipped rules. */
public final class PrometheusServer implements AutoCloseable {
    private final Process process;
    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();

    private PrometheusServer(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** @param collector what its {@code /metrics} stands under, such as {@code http://127.0.0.1:9310} */
    public static PrometheusServer scraping(URI collector, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("prometheus.yml"),
                String.join(
                        "\n",
                        "global: {scrape_interval: 1s, evaluation_interval: 1s}",
                        "rule_files: ['" + Shipped.file("grafana/prometheus") + "/*.rules.yml']",
                        "scrape_configs:",
                        "  - job_name: dectwatch",
                        "    static_configs: [{targets: ['" + collector.getAuthority() + "']}]",
                        ""));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
    }

    /** Result of an instant query; empty while the server does not answer yet. A query that it refuses is an error. */
    public Optional<JsonNode> query(String expression) {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .map(answer -> answer.at("/data/result"));
    }

    /** Whether it has scraped the collector so many times, well. */
    public boolean hasScraped(int times) {
        return query("sum(count_over_time((up{job=\"dectwatch\"} == 1)[1h:1s]))")
                .filter(result -> result.size() == 1)
                .map(result -> result.at("/0/value/1").asInt() >= times)
                .orElse(false);
    }

    /** The alerts that it has now, pending and firing. */
    public Optional<JsonNode> alerts() {
        return get("alerts").map(answer -> answer.at("/data/alerts"));
    }

    private Optional<JsonNode> get(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(api.resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() == 400) {
                throw new AssertionError(body.path("error").asText() + ": " + path);
            }
            return answer.statusCode() == 200 ? Optional.of(body) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
