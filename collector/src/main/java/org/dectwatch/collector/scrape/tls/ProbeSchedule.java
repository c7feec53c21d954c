package org.dectwatch.collector.scrape.tls;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;

/** Asks each target soon after the start and then once an interval; a target that is still being asked is left out. */
public final class ProbeSchedule {
    private static final int WORKERS = 4;
    /** First questions come within so many milliseconds of the start, not all at once. */
    private static final long SPREAD = 5_000;

    private final Vertx vertx;
    private final ProbeOptions options;
    private final CertificateProbe probe;
    private final InstantSource clock;
    private final ObservationSink sink;
    private final List<Long> timers = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final WorkerExecutor workers;

    /**
     * @param allowWildcard whether the IP-DECT servers accept wildcard names
     * @param sink called on a worker thread; must not block
     */
    public ProbeSchedule(
            Vertx vertx, ProbeOptions options, boolean allowWildcard, InstantSource clock, ObservationSink sink) {
        this.vertx = vertx;
        this.options = options;
        this.probe = new CertificateProbe(options.timeout(), allowWildcard, clock);
        this.clock = clock;
        this.sink = sink;
        this.workers = vertx.createSharedWorkerExecutor("tls-probe", WORKERS, 10, TimeUnit.MINUTES);
    }

    public void start() {
        int targets = options.targets().size();
        long spread = Math.min(SPREAD, options.interval().toMillis());
        for (int i = 0; i < targets; i++) {
            ProbeTarget target = options.targets().get(i);
            AtomicBoolean asking = new AtomicBoolean();
            long first = 1 + spread * i / targets;
            timers.add(vertx.setPeriodic(first, options.interval().toMillis(), timer -> hasTurn(target, asking)));
        }
    }

    private void hasTurn(ProbeTarget target, AtomicBoolean asking) {
        if (stopped.get() || !asking.compareAndSet(false, true)) {
            return;
        }
        Future<ProbeReport> asked = workers.executeBlocking(() -> probe.ask(target), false);
        asked.onComplete(result -> {
            asking.set(false);
            if (result.succeeded() && !stopped.get()) {
                sink.observe(Observation.of(clock.instant(), "tls-probe", new Observation.Probed(result.result())));
            }
        });
    }

    /** Ends the timers; answers still under way are dropped. */
    public void stop() {
        stopped.set(true);
        timers.forEach(vertx::cancelTimer);
        workers.close();
    }
}
