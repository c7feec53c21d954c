package org.dectwatch.collector.analysis;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.metrics.DomainMetrics;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analysis thread: drains the queue, lets time pass, publishes. Live it makes its own tick each second from the clock; in
 * replay the file brings the ticks, and the clock is not asked.
 */
public final class AnalysisLoop {
    private static final Logger LOG = LoggerFactory.getLogger(AnalysisLoop.class);
    private static final int BATCH = 512;
    private static final long WAIT_MILLIS = 50;
    private static final long VIEW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LEVELS_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Publishing may take a tenth of the thread: with very many handsets it comes less often instead of starving the queue. */
    private static final int SHARE = 10;

    /** So many are logged with their stack: then it is the same again and again. */
    private static final int FAULTS_TOLD = 10;

    private record Faults(long count, String last) {}

    private final ObservationQueue queue;
    private final StreamTime streamTime;
    private final Publisher publisher;
    private final SelfCounts self;
    private final StateKeeper state;
    private final Clock clock;
    private final boolean live;
    private final Thread thread = new Thread(this::run, "analysis");
    private volatile boolean stopping;
    private volatile long lastTurnNanos;
    private volatile Faults faults = new Faults(0, "");
    private long nextView;
    private long nextLevels;
    private long nextTick;

    /** @param live whether the clock makes the ticks */
    public AnalysisLoop(
            ObservationQueue queue,
            StreamTime streamTime,
            Publisher publisher,
            SelfCounts self,
            StateKeeper state,
            Clock clock,
            boolean live) {
        this.queue = queue;
        this.streamTime = streamTime;
        this.publisher = publisher;
        this.self = self;
        this.state = state;
        this.clock = clock;
        this.live = live;
    }

    /** Moves the counters; to be given to {@link StreamTime}. */
    public static java.util.function.Consumer<DomainEvent> counting(DomainMetrics metrics, SelfCounts self) {
        return event -> {
            metrics.show(event);
            if (event instanceof DomainEvent.Evicted evicted) {
                self.evicted(evicted.count());
            }
        };
    }

    public void start() {
        thread.setDaemon(true);
        lastTurnNanos = System.nanoTime();
        thread.start();
    }

    /** Ends after what is queued was looked at, the state written. */
    public void stop() throws InterruptedException {
        stopping = true;
        queue.close();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Milliseconds since the thread last turned; more than a few thousand means that it is stuck. */
    public long millisSinceTurn() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastTurnNanos);
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** What could not be understood, for a fault of the program: how many, and the last; empty when nothing. */
    public Optional<String> trouble() {
        Faults now = faults;
        return now.count() == 0
                ? Optional.empty()
                : Optional.of(
                        now.count() + " times something could not be understood, for a fault of the program; the last: "
                                + now.last());
    }

    /** How often something could not be understood since the start. */
    public long faults() {
        return faults.count();
    }

    private void run() {
        List<Observation> batch = new ArrayList<>(BATCH);
        try {
            while (!(stopping && queue.depth() == 0)) {
                batch.clear();
                queue.drain(batch, BATCH, WAIT_MILLIS);
                batch.forEach(observation -> surviving(() -> observe(observation)));
                surviving(this::turn);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        surviving(publisher::publishView);
        surviving(publisher::publishLevels);
        surviving(state::writeNow);
    }

    /** A fault of a room costs one observation, is counted and shown, and does not blind the collector. */
    private void surviving(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            faults = new Faults(faults.count() + 1, broken.toString());
            if (faults.count() <= FAULTS_TOLD) {
                LOG.error("Something could not be understood, and the analysis goes on without it", broken);
            }
        }
    }

    private void observe(Observation observation) {
        if (observation.body() instanceof Observation.Flaw flaw) {
            self.flaw(flaw.reason());
        }
        streamTime.observe(observation);
    }

    private void turn() {
        long now = System.nanoTime();
        lastTurnNanos = now;
        if (live && now - nextTick >= 0) {
            nextTick = now + LEVELS_NANOS;
            Instant wall = clock.instant();
            streamTime.observe(Observation.of(wall, "", new Observation.Tick()));
        }
        if (now - nextView >= 0) {
            publisher.publishView();
            nextView = System.nanoTime() + Math.max(VIEW_NANOS, (System.nanoTime() - now) * SHARE);
        }
        if (now - nextLevels >= 0) {
            long begun = System.nanoTime();
            publisher.publishLevels();
            nextLevels = System.nanoTime() + Math.max(LEVELS_NANOS, (System.nanoTime() - begun) * SHARE);
            state.writeWhenDue(now);
        }
    }
}
