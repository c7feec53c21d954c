package org.dectwatch.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.demo.DemoCollector;
import org.dectwatch.dashboard.model.LinkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorFeedTest {
    private static final Instant LATER = Instant.parse("2026-03-02T08:15:31Z");
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private CollectorFeed feed;

    @AfterEach
    void stop() throws Exception {
        vertx.runOnContext(nothing -> feed.close());
        client.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void mirrorsWhatTheCollectorTells() throws Exception {
        try (DemoCollector collector = new DemoCollector()) {
            follow(collector.port());
            awaitState(LinkState.State.LIVE);
            collector.tell(LATER, List.of(), List.of());
            await().atMost(10, TimeUnit.SECONDS).until(() -> revision() == 2);
            assertThat(feed.since(new Held("r1a2b3c4", 1)).orElseThrow()).hasSize(1);
            assertThat(feed.since(new Held("r1a2b3c4", 2)).orElseThrow()).isEmpty();
            assertThat(feed.since(new Held("another1", 1))).isEmpty();
            WholeSite whole = feed.whole()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS)
                    .orElseThrow();
            assertThat(new JsonObject(new String(whole.json(), java.nio.charset.StandardCharsets.UTF_8))
                            .getString("time"))
                    .isEqualTo(LATER.toString());
        }
    }

    @Test
    void comesBackWhereItWasWhenTheCollectorDoes() throws Exception {
        JsonObject state;
        int port;
        try (DemoCollector collector = new DemoCollector()) {
            port = collector.port();
            follow(port);
            awaitState(LinkState.State.LIVE);
            state = collector.snapshot();
        }
        awaitState(LinkState.State.LOST);
        assertThat(revision()).isEqualTo(1);
        try (DemoCollector again = new DemoCollector(port, state)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> !again.resumed().isEmpty());
            assertThat(again.resumed().get(0)).isEqualTo("r1a2b3c4-1");
            again.tell(LATER, List.of(), List.of());
            awaitState(LinkState.State.LIVE);
            assertThat(revision()).isEqualTo(2);
        }
    }

    @Test
    void callsACollectorSilentWhoseAnalysisStandsStill() throws Exception {
        try (DemoCollector collector = new DemoCollector()) {
            follow(collector.port());
            awaitState(LinkState.State.LIVE);
            collector.mute();
            awaitState(LinkState.State.SILENT);
        }
    }

    @Test
    void doesNotCallAReplaySilentThatCameToItsEnd() throws Exception {
        JsonObject ended = DemoCollector.golden("snapshot.json");
        ended.getJsonObject("verdict").put("state", "ENDED");
        try (DemoCollector collector = new DemoCollector(0, ended)) {
            follow(collector.port());
            awaitState(LinkState.State.LIVE);
            await().during(Duration.ofSeconds(4))
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> feed.link().live());
        }
    }

    @Test
    void takesAFreshSnapshotWhenADeltaDoesNotFollow() throws Exception {
        try (DemoCollector collector = new DemoCollector()) {
            follow(collector.port());
            awaitState(LinkState.State.LIVE);
            collector.snapshot().put("revision", 40L);
            collector.tell(LATER, List.of(), List.of());
            await().atMost(20, TimeUnit.SECONDS).until(() -> revision() == 41);
            assertThat(collector.resumed()).containsExactly("", "");
        }
    }

    @Test
    void saysWhatIsWrongWithACollectorThatSpeaksAnotherTongue() throws Exception {
        JsonObject other = DemoCollector.golden("snapshot.json").put("schema", "dectwatch.snapshot/9");
        try (DemoCollector collector = new DemoCollector(0, other)) {
            follow(collector.port());
            awaitState(LinkState.State.LOST);
            assertThat(feed.link().why()).contains("dectwatch.snapshot/9");
        }
    }

    private void follow(int port) throws Exception {
        DashboardOptions options = new DashboardOptions(
                "127.0.0.1",
                0,
                List.of(new CollectorAddress("north", URI.create("http://127.0.0.1:" + port))),
                5,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
        Context context = vertx.getOrCreateContext();
        java.util.concurrent.CompletableFuture<CollectorFeed> made = new java.util.concurrent.CompletableFuture<>();
        context.runOnContext(nothing -> {
            CollectorFeed one = new CollectorFeed(
                    vertx, client, options, options.collectors().get(0), Clock.systemUTC(), () -> {});
            one.start();
            made.complete(one);
        });
        feed = made.get(5, TimeUnit.SECONDS);
    }

    private long revision() {
        return feed.held().map(Held::revision).orElse(0L);
    }

    private void awaitState(LinkState.State state) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> feed.link().state() == state);
    }
}
