package org.dectwatch.collector.observe;

import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.decode.DecodeStats;
import org.dectwatch.collector.decode.FrameDecoder;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.FrameSink;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.tls.KeyRing;

/**
 * From frames to observations: decode, dissect, offer. Live all on the thread of one source; for files the part behind decoding
 * may have a thread of its own, see {@link Relay}. This is the one place where {@link Malformed} is caught.
 */
public final class Intake implements FrameSink, SegmentSink {
    private static final long COUNTS_NANOS = 1_000_000_000L;

    private final FrameDecoder decoder;
    private final Dissector dissector;
    private final Directions directions;
    private final Onward onward;
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
        this(options, directions, out, tap, tellsTime, new Dissector(options, keys, directions, out), Optional.empty());
    }

    private Intake(
            IntakeOptions options,
            Directions directions,
            ObservationSink out,
            FrameTap tap,
            boolean tellsTime,
            Dissector dissector,
            Optional<Relay> relay) {
        this.directions = directions;
        this.dissector = dissector;
        this.onward = relay.map(found -> found.to(dissector)).orElseGet(() -> new SameThread(dissector));
        this.decoder = new FrameDecoder(options.decode(), onward);
        this.out = out;
        this.tap = tap;
        this.tellsTime = tellsTime;
    }

    /**
     * For files: decodes on the source's thread, the rest on the relay's, observations with it.
     *
     * @param keys TLS secrets, to be added to on the relay's thread only
     */
    public static Intake through(Relay relay, IntakeOptions options, KeyRing keys, ObservationSink out) {
        Directions nobody = new Directions(Set.of());
        Dissector dissector = new Dissector(options, keys, nobody, out);
        return new Intake(options, nobody, out, frame -> {}, true, dissector, Optional.of(relay));
    }

    private record SameThread(Dissector dissector) implements Onward {
        @Override
        public void segment(Segment segment) {
            dissector.segment(segment);
        }

        @Override
        public void datagram(PassingDatagram datagram) {
            dissector.datagram(datagram);
        }

        @Override
        public void then(Runnable step) {
            step.run();
        }
    }

    @Override
    public void frame(RawFrame frame) {
        source = frame.source();
        if (!begun) {
            begun = true;
            long first = frame.timeNanos();
            onward.then(() -> dissector.began(first));
        }
        tap.frame(frame);
        try {
            decoder.decode(frame);
        } catch (Malformed malformed) {
            Carriage carriage = Carriage.bare(frame.timeNanos(), frame.source(), frame.ordinal());
            onward.then(() -> dissector.flaw(malformed.reason(), carriage));
        }
    }

    /** For sources that bring segments instead of frames. */
    @Override
    public void segment(Segment segment) {
        source = segment.carriage().source();
        onward.segment(segment);
    }

    @Override
    public void tick(long nowNanos) {
        decoder.tick(nowNanos);
        onward.then(() -> dissector.tick(nowNanos));
        if (countedAt == Long.MIN_VALUE || nowNanos - countedAt >= COUNTS_NANOS) {
            countedAt = nowNanos;
            count();
        }
        tellTime(nowNanos);
    }

    @Override
    public void end(long nowNanos) {
        decoder.end(nowNanos);
        onward.then(() -> dissector.end(nowNanos));
        count();
        tellTime(nowNanos);
    }

    private void count() {
        DecodeStats decoded = decoder.stats();
        onward.then(() -> counts = Optional.of(dissector.counts(decoded)));
    }

    private void tellTime(long nowNanos) {
        if (tellsTime) {
            Observation tick =
                    new Observation(Times.instant(nowNanos), source, Optional.empty(), new Observation.Tick());
            onward.then(() -> out.observe(tick));
        }
    }

    public Directions directions() {
        return directions;
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
