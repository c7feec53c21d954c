package org.dectwatch.collector.scrape;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.jspecify.annotations.Nullable;

/**
 * Gives each server its turn. One question is under way per server; a turn that comes while the one before is still under way is
 * skipped and counted. A server that hangs costs one place of those in flight until its timeout, and delays nobody else.
 */
public final class ScrapeSchedule {
    /** How much later than its own timeout a scraper is given up: it should have said so itself. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Context context;
    private final ScrapeOptions options;
    private final InstantSource clock;
    private final ObservationSink sink;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Long> timers = new ArrayList<>();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int inFlight;

    /** @param sink is called on the schedule's context and must not block */
    public ScrapeSchedule(
            Vertx vertx,
            Collection<? extends DeviceScraper> scrapers,
            ScrapeOptions options,
            InstantSource clock,
            ObservationSink sink) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.clock = clock;
        this.sink = sink;
        scrapers.forEach(scraper -> turns.add(new Turn(scraper)));
    }

    /** Starts the timers; the first question to each comes at its place in the interval. */
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        context.runOnContext(nothing -> {
            long interval = options.interval().toMillis();
            long now = Math.floorMod(clock.millis(), interval);
            for (Turn turn : turns) {
                turn.scraper().begin(sink);
                long wait = Math.floorMod(Turn.place(turn.scraper().address(), interval) - now, interval);
                timers.add(vertx.setPeriodic(Math.max(1, wait), interval, timer -> hasTurn(turn)));
            }
            started.complete();
        });
        return started.future();
    }

    /** Ends the timers; answers still under way are dropped. */
    public Future<Void> stop() {
        stopped.set(true);
        Promise<Void> done = Promise.promise();
        context.runOnContext(nothing -> {
            timers.forEach(vertx::cancelTimer);
            timers.clear();
            waiting.clear();
            turns.forEach(turn -> turn.scraper().end());
            done.complete();
        });
        return done.future();
    }

    /** Any thread. */
    public List<ScrapeCounts> counts() {
        return turns.stream().map(Turn::counts).toList();
    }

    private void hasTurn(Turn turn) {
        if (stopped.get() || !turn.isFree()) {
            return;
        }
        if (inFlight >= options.mostInFlight()) {
            turn.waits();
            waiting.add(turn);
        } else {
            ask(turn);
        }
    }

    private void ask(Turn turn) {
        inFlight++;
        long number = turn.begins();
        Instant begun = clock.instant();
        long guard = vertx.setTimer(options.patience().plus(GRACE).toMillis(), timer -> {
            turn.isOverdue();
            end(turn, number, failure(turn, begun, ScrapeFailure.Reason.TIMEOUT, "the question was given up"));
        });
        answer(turn.scraper())
                .whenComplete((report, error) -> context.runOnContext(nothing -> {
                    vertx.cancelTimer(guard);
                    end(turn, number, report != null ? report : broken(turn, begun, error));
                }));
    }

    private static CompletionStage<DeviceReport> answer(DeviceScraper scraper) {
        try {
            return scraper.ask();
        } catch (RuntimeException thrown) {
            return java.util.concurrent.CompletableFuture.failedFuture(thrown);
        }
    }

    private void end(Turn turn, long number, DeviceReport report) {
        if (!turn.ends(number)) {
            return;
        }
        inFlight--;
        if (stopped.get()) {
            return;
        }
        String source = report.via().name().toLowerCase(Locale.ROOT).replace('_', '-');
        sink.observe(Observation.of(clock.instant(), source, new Observation.Report(report)));
        Turn next = waiting.poll();
        if (next != null) {
            ask(next);
        }
    }

    private DeviceReport broken(Turn turn, Instant begun, @Nullable Throwable error) {
        String what = error == null ? "no result" : error.getClass().getSimpleName();
        return failure(turn, begun, ScrapeFailure.Reason.OTHER, "the question failed inside: " + what);
    }

    private DeviceReport failure(Turn turn, Instant begun, ScrapeFailure.Reason reason, String detail) {
        return new DeviceReport(
                turn.scraper().server(),
                turn.scraper().via(),
                options.interval(),
                Duration.between(begun, clock.instant()),
                0,
                Optional.of(new ScrapeFailure(reason, detail)),
                DeviceReport.Facts.none());
    }
}
