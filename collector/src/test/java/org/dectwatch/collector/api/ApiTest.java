package org.dectwatch.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.dectwatch.collector.view.HandsetDetails;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SampleLedger;
import org.dectwatch.collector.view.Samples;
import org.dectwatch.collector.view.ServerDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleLedger ledger = new SampleLedger();
    private final LiveView live = new LiveView(8);
    private final List<HealthCheck> checks = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final Api api = new Api(ApiOptions.defaults().withPort(0), live, () -> checks, this::metrics);

    private MetricsPage.Rendered metrics(String accept) {
        accepted.add(accept + " on " + Thread.currentThread().getName());
        return new MetricsPage.Rendered(
                "text/plain; version=0.0.4", "up 1\n".repeat(500).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void start() throws Exception {
        vertx.deployVerticle(api).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void says503UntilSomethingIsPublished() throws Exception {
        HttpResponse<String> answer = get("/api/v1/snapshot");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("error")).contains("just started");
    }

    @Test
    void servesTheSnapshotOfTheLatestRevision() throws Exception {
        publish();
        ledger.messages++;
        publish();
        HttpResponse<String> answer = get("/api/v1/snapshot");
        JsonObject json = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.getString("schema")).isEqualTo("dectwatch.snapshot/1");
        assertThat(json.getLong("revision")).isEqualTo(2);
        assertThat(json.getJsonArray("handsets")).hasSize(7);
        assertThat(json.getJsonObject("totals").getJsonObject("alertsBeyondCap").getInteger("registration-lost"))
                .isEqualTo(234);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void compressesForWhoAsks() throws Exception {
        publish();
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(uri("/api/v1/snapshot"))
                        .header("Accept-Encoding", "br, gzip;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new JsonObject(unzip(answer.body())).getLong("revision")).isEqualTo(1);
    }

    @Test
    void showsOneHandsetWithItsLadder() throws Exception {
        publish();
        JsonObject json = new JsonObject(get("/api/v1/handsets/0310000000033").body());
        assertThat(json.getJsonArray("ladder")).hasSize(4);
        assertThat(json.getJsonObject("handset").getString("name")).isEqualTo("Porter");
        assertThat(json.getJsonArray("events").stream()
                        .map(JsonObject.class::cast)
                        .map(event -> event.getString("server") + " " + event.getString("via") + " "
                                + event.getString("kind")))
                .as("newest first")
                .containsExactly("north SYSLOG sip-registration-failed", "webex WEBEX cloud-call-failed");
        assertThat(get("/api/v1/handsets/nobody").statusCode()).isEqualTo(404);
        JsonObject server = new JsonObject(get("/api/v1/servers/south").body());
        assertThat(server.getJsonArray("events").getJsonObject(0).getString("kind"))
                .isEqualTo("base-station-lost");
        assertThat(server.getJsonObject("server").getJsonArray("interfaces")).hasSize(2);
        assertThat(get("/api/v1/servers/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/handsets/..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
    }

    @Test
    void listsTheAlerts() throws Exception {
        publish();
        JsonObject json = new JsonObject(get("/api/v1/alerts").body());
        assertThat(json.getString("schema")).isEqualTo("dectwatch.alerts/1");
        assertThat(json.getJsonArray("alerts")).hasSize(4);
        assertThat(json.getJsonObject("beyondCap"))
                .as("in trouble, and not listed")
                .isEqualTo(new JsonObject().put("registration-lost", 234));
    }

    @Test
    void isUnhealthyOnlyWhenAPartThatMattersIs() throws Exception {
        checks.add(new HealthCheck("capture", true, true, "Packets come."));
        checks.add(new HealthCheck("history", false, false, "The disk is full."));
        HttpResponse<String> well = get("/health");
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(well.body()).getJsonArray("checks")).hasSize(2);
        checks.add(new HealthCheck("analysis", false, true, "It stands still."));
        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void rendersMetricsOffTheEventLoopInTheFormAskedFor() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(uri("/metrics"))
                        .header("Accept", "application/openmetrics-text")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(unzip(answer.body())).startsWith("up 1\n");
        assertThat(accepted).singleElement().asString().startsWith("application/openmetrics-text on vert.x-worker");
    }

    @Test
    void answersMistakesInJsonAndWithoutATrace() throws Exception {
        HttpResponse<String> lost = get("/nothing/here");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(lost.body()).getInteger("status")).isEqualTo(404);
        HttpResponse<String> wrong = client.send(
                HttpRequest.newBuilder(uri("/api/v1/snapshot")).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("allow")).contains("GET, HEAD");
        checks.add(null);
        HttpResponse<String> broken = get("/health");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("Something went wrong").doesNotContain("Exception");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        publish();
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(uri("/health"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("content-length")).hasValue(23);
    }

    @Test
    void survivesAStormOfPublicationsWithoutLosingTheLatest() throws Exception {
        publish();
        try (StreamClient reader = new StreamClient(api.port(), "")) {
            for (int i = 0; i < 500; i++) {
                ledger.messages++;
                publish();
            }
            long latest = live.latest().orElseThrow().snapshot().revision();
            await().atMost(10, TimeUnit.SECONDS).until(() -> reader.lastRevision() == latest);
            assertThat(reader.gaps()).isZero();
        }
    }

    private void publish() {
        live.publish(Samples.snapshot(ledger), HandsetDetails.of(ledger), ServerDetails.of(ledger));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String unzip(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return Buffer.buffer(in.readAllBytes()).toString();
        }
    }
}
