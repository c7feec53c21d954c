package org.dectwatch.collector.observe;

import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.decode.DecodeStats;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.tls.KeyRing;

/**
 * From frames to observations: decode, dissect, offer, all on the thread of one source. This is the one place where {@link Malformed}
 * is caught.
 */
public final class Intake implements FrameSink, SegmentSink {
    private static final long COUNTS_NANOS = 1_000_000_000L;

    private final FrameDecoder decoder;
    private final Dissector dissector;
    private final ObservationSink out;
    private final FrameTap tap;
    private final boolean tellsTime;
    private String source = "";
    private boolean begun;
    private volatile Optional<IntakeCounts> counts = Optional.empty();
    private long countedAt = Long.MIN_VALUE;

    /**
     * All on the source's own thread.
     *
     * @param keys TLS secrets, shared with whoever fills it
     * @param tellsTime in replay the source's ticks are the analysis' ticks too; live the collector makes those
     */
    public Intake(
            IntakeOptions options,
            KeyRing keys,
            Directions directions,
            ObservationSink out,
            FrameTap tap,
            boolean tellsTime) {
        this.dissector = new Dissector(options, keys, directions, out);
        this.decoder = new FrameDecoder(options.decode(), dissector);
        this.out = out;
        this.tap = tap;
        this.tellsTime = tellsTime;
    }

    /**
     * For files: reads and decodes on the source's thread, and leaves what was observed to the relay's.
     *
     * @param keys TLS secrets, to be added to on the source's thread only
     * @param out called on the relay's thread
     */
    public static Intake through(Relay relay, IntakeOptions options, KeyRing keys, ObservationSink out) {
        return new Intake(options, keys, new Directions(Set.of()), relay.to(out), frame -> {}, true);
    }

    @Override
    public void frame(RawFrame frame) {
        source = frame.source();
        if (!begun) {
            begun = true;
            dissector.began(frame.timeNanos());
        }
        tap.frame(frame);
        try {
            decoder.decode(frame);
        } catch (Malformed malformed) {
            dissector.flaw(malformed.reason(), Carriage.bare(frame.timeNanos(), frame.source(), frame.ordinal()));
        }
    }

    /** For sources that bring segments instead of frames. */
    @Override
    public void segment(Segment segment) {
        source = segment.carriage().source();
        dissector.segment(segment);
    }

    @Override
    public void tick(long nowNanos) {
        decoder.tick(nowNanos);
        dissector.tick(nowNanos);
        if (countedAt == Long.MIN_VALUE || nowNanos - countedAt >= COUNTS_NANOS) {
            countedAt = nowNanos;
            count();
        }
        tellTime(nowNanos);
    }

    @Override
    public void end(long nowNanos) {
        decoder.end(nowNanos);
        dissector.end(nowNanos);
        count();
        tellTime(nowNanos);
    }

    private void count() {
        counts = Optional.of(dissector.counts(decoder.stats()));
    }

    private void tellTime(long nowNanos) {
        if (tellsTime) {
            out.observe(new Observation(Times.instant(nowNanos), source, Optional.empty(), new Observation.Tick()));
        }
    }

    /** What was counted until the last tick but for a second; empty before the first. Any thread. */
    public Optional<IntakeCounts> counts() {
        return counts;
    }

    /** On the intake's own thread, or after its end. */
    public DecodeStats decodeStats() {
        return decoder.stats();
    }
}
