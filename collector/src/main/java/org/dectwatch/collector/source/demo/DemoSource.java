package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.MILLI;
import static org.dectwatch.collector.source.demo.Agenda.SECOND;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.SourceCheck;
import org.dectwatch.collector.source.SourceStats;
import org.dectwatch.collector.source.ThreadEnd;

/**
 * Plays the simulated site as if it were captured: frames and ticks on the thread {@code capture-demo}, when the clock says that
 * they are due, and what the servers say from the same thread. In {@link Incident#CAPTURE_DROPS} it loses some frames, and counts them
 * as a kernel would.
 */
public final class DemoSource implements Source {
    /** What the source is called wherever sources are shown. */
    public static final String NAME = "demo";

    private static final long TICK = 100 * MILLI;
    private static final long LONGEST_REST = 5 * MILLI;
    /** The machine was asleep for at least so long: what would have happened meanwhile did not. */
    private static final long SLEPT = 10 * SECOND;

    private static final double DROPPED = 0.3;

    private final long seed;
    private final KeyRing keys;
    private final Random drops;
    private final FrameSink sink;
    private final ObservationSink out;
    private final LongSupplier epochNanos;
    private final Thread thread = new Thread(this::run, "capture-" + NAME);
    private final Happening.Visitor delivering = new Delivering();
    private volatile boolean stopping;
    private volatile SourceCheck check =
            new SourceCheck(SourceCheck.State.NOT_STARTED, "The simulated site has not been started.");
    private volatile SourceStats published = SourceStats.none(NAME);

    // Of the capture thread, once it runs.
    private DemoSite site;
    private Happening next;
    private long begin;
    private long lastTick;
    private long packets;
    private long bytes;
    private long dropped;
    private long failures;
    private OptionalLong lastFrame = OptionalLong.empty();
    private Optional<String> lastError = Optional.empty();

    /**
     * @param sink where the frames go
     * @param out where what the servers say goes
     * @param keys told the secrets of the simulated TLS connections, as by a key log
     * @param epochNanos the clock, nanoseconds since 1970
     */
    public DemoSource(long seed, FrameSink sink, ObservationSink out, KeyRing keys, LongSupplier epochNanos) {
        this.seed = seed;
        this.keys = keys;
        this.drops = new Random(~seed);
        this.sink = sink;
        this.out = out;
        this.epochNanos = epochNanos;
        this.site = new DemoSite(seed, DemoCapture.BEGIN);
        this.next = site.next();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }

    @Override
    public SourceCheck check() {
        return check;
    }

    @Override
    public SourceStats stats() {
        return published;
    }

    private void run() {
        beginAt(epochNanos.getAsLong());
        while (!stopping) {
            long now = epochNanos.getAsLong();
            advanceTo(now);
            LockSupport.parkNanos(this, Math.max(MILLI, Math.min(begin + next.offsetNanos() - now, LONGEST_REST)));
        }
        endAt(epochNanos.getAsLong());
    }

    /** The site's first moment is now. */
    void beginAt(long now) {
        site = new DemoSite(seed, Times.instant(now));
        next = site.next();
        begin = now;
        lastTick = now;
        check = new SourceCheck(SourceCheck.State.RUNNING, "The simulated site runs.");
        publish();
    }

    /** Delivers what is due, and ticks. */
    void advanceTo(long now) {
        if (now - begin - next.offsetNanos() > SLEPT) {
            begin = now - next.offsetNanos();
        }
        while (begin + next.offsetNanos() <= now && !stopping) {
            tickBefore(begin + next.offsetNanos());
            next.accept(delivering);
            next = site.next();
        }
        tickBefore(now);
    }

    void endAt(long now) {
        long end = Math.max(now, lastTick);
        sink.tick(end);
        sink.end(end);
        check = new SourceCheck(SourceCheck.State.ENDED, "The simulated site was stopped.");
        publish();
    }

    private void tickBefore(long now) {
        if (now - lastTick >= TICK) {
            lastTick = now;
            sink.tick(now);
            publish();
        }
    }

    private final class Delivering implements Happening.Visitor {
        @Override
        public void frame(Happening.FrameSent frame) {
            if (Incident.CAPTURE_DROPS.on(frame.offsetNanos()) && drops.nextDouble() < DROPPED) {
                dropped++;
                return;
            }
            long time = begin + frame.offsetNanos();
            packets++;
            bytes += frame.bytes().length();
            lastFrame = OptionalLong.of(time);
            deliver(new RawFrame(
                    time, NAME, packets, LinkType.ETHERNET, frame.bytes().length(), frame.bytes()));
        }

        @Override
        public void report(Happening.ServerReported report) {
            out.observe(Observation.of(
                    Times.instant(begin + report.offsetNanos()), "", new Observation.Report(report.report())));
        }

        @Override
        public void word(Happening.HandsetSpokenOf word) {
            out.observe(
                    Observation.of(Times.instant(begin + word.offsetNanos()), "", new Observation.Said(word.word())));
        }

        @Override
        public void event(Happening.ServerTold event) {
            out.observe(Observation.of(
                    Times.instant(begin + event.offsetNanos()), "", new Observation.Told(event.event())));
        }

        @Override
        public void secret(Happening.SecretLogged secret) {
            keys.add(secret.line());
        }
    }

    private void deliver(RawFrame frame) {
        try {
            sink.frame(frame);
        } catch (RuntimeException oneFrame) {
            // As with a real capture: a fault in a later room costs this frame, is counted and shown.
            failures++;
            lastError = Optional.of("A frame could not be processed: " + oneFrame + ".");
        }
    }

    private void publish() {
        published = new SourceStats(
                NAME,
                OptionalLong.of(begin),
                packets,
                bytes,
                0,
                new SourceStats.Drops(OptionalLong.of(dropped), OptionalLong.empty(), false),
                new SourceStats.Last(lastFrame, OptionalLong.empty(), OptionalLong.empty()),
                failures,
                lastError);
    }
}
