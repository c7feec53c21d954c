package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;

/** Counts gaps on their way to the sink. */
final class GapCounter implements SegmentSink {
    private final SegmentSink sink;
    private long gaps;
    private long octets;

    GapCounter(SegmentSink sink) {
        this.sink = sink;
    }

    @Override
    public void segment(Segment segment) {
        if (segment instanceof Segment.StreamGap gap) {
            gaps++;
            octets += gap.missing();
        }
        sink.segment(segment);
    }

    long gaps() {
        return gaps;
    }

    long octets() {
        return octets;
    }
}
