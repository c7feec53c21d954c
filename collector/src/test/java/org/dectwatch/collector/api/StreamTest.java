package org.dectwatch.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.view.HandsetDetails;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SampleLedger;
import org.dectwatch.collector.view.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private final Vertx vertx = Vertx.vertx();
    private final SampleLedger ledger = new SampleLedger();
    private final LiveView live = new LiveView(8);
    private final Api api = api(new ApiOptions("127.0.0.1", 0, 3, Duration.ofSeconds(1), Duration.ofMinutes(1)));

    private Api api(ApiOptions options) {
        return new Api(options, live, List::of, accept -> new MetricsPage.Rendered("text/plain", new byte[0]));
    }

    @BeforeEach
    void start() throws Exception {
        deploy(api);
    }

    private void deploy(Api one) throws Exception {
        vertx.deployVerticle(one).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithDeltas() throws Exception {
        publish();
        try (StreamClient reader = new StreamClient(api.port(), "")) {
            awaitRevision(reader, 1);
            publish();
            awaitRevision(reader, 2);
            assertThat(reader.events()).extracting(StreamClient.Event::kind).containsExactly("snapshot", "delta");
            assertThat(reader.events()).extracting(StreamClient.Event::id).containsExactly("r1a2b3c4-1", "r1a2b3c4-2");
        }
    }

    @Test
    void letsAnEarlyReaderWaitForTheFirstSnapshot() throws Exception {
        try (StreamClient reader = new StreamClient(api.port(), "")) {
            await().atMost(5, TimeUnit.SECONDS).until(() -> !reader.over());
            publish();
            awaitRevision(reader, 1);
        }
    }

    @Test
    void resumesAfterTheLastEventOfTheSameRun() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish();
        }
        try (StreamClient reader = new StreamClient(api.port(), "r1a2b3c4-3")) {
            awaitRevision(reader, 5);
            assertThat(reader.events()).extracting(StreamClient.Event::kind).containsExactly("delta", "delta");
        }
    }

    @Test
    void givesAFreshSnapshotToWhoComesFromAnotherRunOrTooLate() throws Exception {
        for (int i = 0; i < 20; i++) {
            publish();
        }
        for (String id :
                List.of("another1-19", "r1a2b3c4-3", "r1a2b3c4-21", "nonsense", "r1a2b3c4-999999999999999999")) {
            try (StreamClient reader = new StreamClient(api.port(), id)) {
                awaitRevision(reader, 20);
                assertThat(reader.events()).extracting(StreamClient.Event::kind).containsExactly("snapshot");
            }
        }
    }

    @Test
    void givesASlowReaderTheNewestSnapshotAndNoBacklog() throws Exception {
        publish();
        try (StreamClient slow = new StreamClient(api.port(), "", false);
                StreamClient quick = new StreamClient(api.port(), "")) {
            for (int revision = 2; revision <= 30; revision++) {
                handsetWithLongName(String.valueOf(revision));
                publish();
                awaitRevision(quick, revision);
            }
            slow.readOn();
            awaitRevision(slow, 30);
            assertThat(slow.gaps()).isZero();
            assertThat(slow.events().size()).isLessThan(29);
            assertThat(slow.events().get(slow.events().size() - 1).kind()).isEqualTo("snapshot");
        }
    }

    @Test
    void cutsOffAReaderWhoTakesNothing() throws Exception {
        ApiOptions impatient = new ApiOptions("127.0.0.1", 0, 3, Duration.ofSeconds(1), Duration.ofSeconds(2));
        Api other = api(impatient);
        deploy(other);
        publish();
        try (StreamClient dead = new StreamClient(other.port(), "", false)) {
            await().atMost(5, TimeUnit.SECONDS).until(() -> other.streams() == 1);
            await().atMost(30, TimeUnit.SECONDS).until(() -> {
                handsetWithLongName("x");
                publish();
                return other.streams() == 0;
            });
            assertThat(dead.events()).isEmpty();
        }
    }

    @Test
    void takesOnlySoManyReaders() throws Exception {
        publish();
        try (StreamClient a = new StreamClient(api.port(), "");
                StreamClient b = new StreamClient(api.port(), "");
                StreamClient c = new StreamClient(api.port(), "")) {
            awaitRevision(a, 1);
            awaitRevision(b, 1);
            awaitRevision(c, 1);
            try (StreamClient d = new StreamClient(api.port(), "")) {
                await().atMost(5, TimeUnit.SECONDS).until(d::over);
                assertThat(d.events()).isEmpty();
            }
            a.close();
            await().atMost(5, TimeUnit.SECONDS).until(() -> {
                try (StreamClient e = new StreamClient(api.port(), "")) {
                    await().atMost(5, TimeUnit.SECONDS).until(() -> settled(e));
                    return served(e);
                }
            });
        }
    }

    private static boolean settled(StreamClient client) {
        return client.over() || served(client);
    }

    private static boolean served(StreamClient client) {
        return client.lastRevision() > 0;
    }

    /** Three megabytes: what is in flight in the kernel's buffers must not hide a backlog of ours. */
    private void handsetWithLongName(String name) {
        ledger.handsets.clear();
        ledger.handsets.add(
                SampleLedger.handset("4001", "4001", name + "-".repeat(3_000_000), "north", Optional.empty()));
    }

    private void publish() {
        ledger.messages++;
        live.publish(Samples.snapshot(ledger), HandsetDetails.none());
    }

    private static void awaitRevision(StreamClient reader, long revision) {
        await().atMost(10, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> reader.lastRevision() == revision);
    }
}
