package org.dectwatch.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dectwatch.dashboard.Dashboard;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.demo.DemoCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private DemoCollector collector;
    private Dashboard dashboard;

    @BeforeEach
    void start() throws Exception {
        collector = new DemoCollector();
        CollectorAddress here = new CollectorAddress("north", URI.create("http://127.0.0.1:" + collector.port()));
        CollectorAddress nobody = new CollectorAddress("nobody", URI.create("http://127.0.0.1:1"));
        dashboard = new Dashboard(
                vertx, DashboardOptions.defaults(List.of(here, nobody)).listening("127.0.0.1", 0));
        dashboard.start().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        dashboard.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        collector.close();
    }

    @Test
    void servesEveryLibraryTheImportMapNames() throws Exception {
        String page = get("/").body();
        var addresses = Pattern.compile("\"\\./(lib/[^\"]+\\.js)\"").matcher(page);
        int found = 0;
        while (addresses.find()) {
            found++;
            HttpResponse<String> library = get("/" + addresses.group(1));
            assertThat(library.statusCode()).as(addresses.group(1)).isEqualTo(200);
            assertThat(library.headers().firstValue("content-type").orElse("")).startsWith("text/javascript");
        }
        assertThat(found).isEqualTo(4);
        for (String below :
                List.of("lit/directives/repeat.js", "lit-element/lit-element.js", "lit-html/is-server.js")) {
            assertThat(get("/lib/" + below).statusCode()).as(below).isEqualTo(200);
        }
    }

    @Test
    void allowsThePageNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/");
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'").contains("'sha256-").doesNotContain("unsafe");
        assertThat(page.body().replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void keepsToItsOwnFolder() throws Exception {
        for (String path : List.of(
                "/..%2f..%2fetc/passwd", "/lib/lit/..%2f..%2f..%2fMANIFEST.MF", "/no/such", "/lib/other/x.js")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 403, 404);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }

    @Test
    void passesAHandsetsOwnViewOn() throws Exception {
        JsonObject detail = new JsonObject(
                get("/api/v1/collectors/north/handsets/0310000000033").body());
        assertThat(detail.getJsonArray("ladder")).hasSize(4);
        assertThat(get("/api/v1/collectors/south/handsets/1").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/collectors/nobody/handsets/1").statusCode()).isEqualTo(502);
    }

    @Test
    void isWellItselfAndTellsHowItsCollectorsAre() throws Exception {
        await().atMost(10, TimeUnit.SECONDS).until(() -> get("/health").body().contains("cannot be reached"));
        JsonObject health = new JsonObject(get("/health").body());
        assertThat(health.getBoolean("ok")).isTrue();
        assertThat(health.getJsonArray("checks").getJsonObject(0).getBoolean("ok"))
                .isTrue();
        assertThat(health.getJsonArray("checks").getJsonObject(1).getBoolean("ok"))
                .isFalse();
    }

    @Test
    void answersWhoOnlyAsksWhetherItIsThereAndSaysWhatElseItTakes() throws Exception {
        for (String path : List.of("/", "/style.css", "/health", "/lib/lit/index.js")) {
            HttpResponse<String> head = send("HEAD", path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        HttpResponse<String> post = send("POST", "/health");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
