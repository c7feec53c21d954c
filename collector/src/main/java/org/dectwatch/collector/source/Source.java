package org.dectwatch.collector.source;

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
}
