package org.dectwatch.collector.net;

/**
 * Where a source puts what it reads, on its own thread. Live, the source calls {@link #tick} at least every 200 ms, frames or
 * none; a file source makes ticks from packet time, one per whole second passed and a last one at the end.
 */
public interface FrameSink {
    void frame(RawFrame frame);

    /**
     * Time passes on this source.
     *
     * @param nowNanos nanoseconds since 1970
     */
    void tick(long nowNanos);

    /** No more frames will come: what is half done is closed as {@link Segment.End#SOURCE_ENDED}. */
    void end(long nowNanos);
}
