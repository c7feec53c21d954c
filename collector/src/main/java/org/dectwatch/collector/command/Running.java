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
import org.dectwatch.collector.Collector;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.source.SourceUnavailable;

/** Runs a collector, with or without a page in the same process, until it is told to stop. */
final class Running {
    private final PrintWriter out;
    private final Optional<Front> front;

    Running(PrintWriter out, Optional<Front> front) {
        this.out = out;
        this.front = front;
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
            collector.start();
            if (page.isPresent() && front.isPresent()) {
                String address = front.get()
                        .show(
                                vertx,
                                built.site().name(),
                                collector.apiPort(),
                                page.get().host(),
                                page.get().port());
                out.println("The page is at " + address);
            }
            out.println("The API and the metrics are at http://" + built.api().host() + ":" + collector.apiPort()
                    + "/api/v1/snapshot and /metrics. Stop with Ctrl-C.");
            out.flush();
        } catch (SourceUnavailable reason) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(reason.getMessage()), reason);
        }
        stopped.await();
        return ExitCode.OK;
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
