package org.dectwatch.collector.observe;

import java.util.Optional;
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
import org.dectwatch.collector.observe.tls.TlsCounters;

/**
 * From frames to observations, on the thread of one source: decode, dissect, offer. This is the one place where {@link
 * Malformed} is caught.
 */
public final class Intake implements FrameSink, SegmentSink {
    private final FrameDecoder decoder;
    private final Dissector dissector;
    private final Directions directions;
    private final ObservationSink out;
    private final FrameTap tap;
    private final boolean tellsTime;
    private String source = "";

    /**
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
        this.directions = directions;
        this.dissector = new Dissector(options, keys, directions, out);
        this.decoder = new FrameDecoder(options.decode(), dissector);
        this.out = out;
        this.tap = tap;
        this.tellsTime = tellsTime;
    }

    @Override
    public void frame(RawFrame frame) {
        source = frame.source();
        dissector.began(frame.timeNanos());
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
        if (tellsTime) {
            out.observe(new Observation(Times.instant(nowNanos), source, Optional.empty(), new Observation.Tick()));
        }
    }

    @Override
    public void end(long nowNanos) {
        decoder.end(nowNanos);
        dissector.end(nowNanos);
        if (tellsTime) {
            out.observe(new Observation(Times.instant(nowNanos), source, Optional.empty(), new Observation.Tick()));
        }
    }

    public Directions directions() {
        return directions;
    }

    public TlsCounters tlsCounters() {
        return dissector.tlsCounters();
    }

    public DecodeStats decodeStats() {
        return decoder.stats();
    }
}
