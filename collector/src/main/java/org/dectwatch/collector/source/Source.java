package org.dectwatch.collector.source;

import java.util.Map;

/**
 * Something that brings bytes in while the collector runs. It calls its sink on one thread of its own; the methods here may be
 * called from any thread.
 */
public interface Source {
    /** The name in {@link org.dectwatch.collector.net.FrameRef} and in metrics: an interface, a listener's address. */
    String name();

    /**
     * Opens the source and begins to deliver. To be called once.
     *
     * @throws SourceUnavailable when it cannot work; the message is one sentence that says what to do
     */
    void start() throws SourceUnavailable;

    /** Ends the delivery and waits for the source's thread; the sink's {@code end} has been called when this returns. */
    void stop();

    /** Whether it works now. */
    SourceCheck check();

    /** Its counters, a fraction of a second old at most. */
    SourceStats stats();

    /**
     * What came and was not used, by reason. Every reason that there is stands in it from the beginning, with 0, and the counts
     * never fall; empty for a source that takes whatever comes.
     */
    default Map<String, Long> refused() {
        return Map.of();
    }
}
