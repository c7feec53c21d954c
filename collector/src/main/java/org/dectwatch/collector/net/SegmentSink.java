package org.dectwatch.collector.net;

/** Where decoded segments go, on the thread that decoded them. */
@FunctionalInterface
public interface SegmentSink {
    void segment(Segment segment);
}
