package org.dectwatch.collector.command;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.dectwatch.collector.ApiUnavailable;
import org.dectwatch.collector.Collector;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.source.SourceUnavailable;

/** Runs a collector, with or without a page in the same process, until it is told to stop. */
final class Running {
    private final PrintWriter out;
    private final Optional<Front> front;
    private final String apiPortOption;

    /** @param apiPortOption with what the user of this command sets the port of the API */
    Running(PrintWriter out, Optional<Front> front, String apiPortOption) {
        this.out = out;
        this.front = front;
        this.apiPortOption = apiPortOption;
    }

    /** Where the page listens. */
    record Page(String host, int port) {}

    /**
     * @param plan made once Vert.x is there
     * @param page empty shows none
     */
    int untilStopped(Function<Vertx, CollectorPlan> plan, Optional<Page> page) throws InterruptedException {
        MetricsRegistry registry = new MetricsRegistry();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(registry.meters()))
                .build();
        CollectorPlan built = plan.apply(vertx);
        Collector collector = new Collector(built, vertx, registry);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    collector.close();
                    close(vertx);
                    stopped.countDown();
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            start(vertx, built, collector, page);
        } catch (CommandFailure failure) {
            Runtime.getRuntime().removeShutdownHook(stop);
            stop.start();
            stop.join();
            throw failure;
        }
        stopped.await();
        return ExitCode.OK;
    }

    private void start(Vertx vertx, CollectorPlan built, Collector collector, Optional<Page> page)
            throws InterruptedException {
        try {
            collector.start();
        } catch (ApiUnavailable taken) {
            throw new CommandFailure(
                    ExitCode.FAILED, taken.getMessage() + " Choose another with " + apiPortOption + ".", taken);
        } catch (SourceUnavailable reason) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(reason.getMessage()), reason);
        }
        Front.Api api = new Front.Api(built.api().host(), collector.apiPort());
        if (page.isPresent() && front.isPresent()) {
            Page at = page.get();
            out.println("The page is at " + front.get().show(vertx, built.site().name(), api, at.host(), at.port()));
        }
        out.println("The API and the metrics are at http://" + api.host() + ":" + api.port()
                + "/api/v1/snapshot and /metrics. Stop with Ctrl-C.");
        out.flush();
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            // The process ends anyway; what mattered was closed before.
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
