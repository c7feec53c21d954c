package org.dectwatch.collector.net;

/** Where decoded segments go, on the thread that decoded them. */
@FunctionalInterface
public interface SegmentSink {
    void segment(Segment segment);

    /** A datagram, lent for the call: for who wants no object for each. Others get it as a {@link Segment.Datagram}. */
    default void datagram(PassingDatagram datagram) {
        segment(datagram.segment());
    }
}
