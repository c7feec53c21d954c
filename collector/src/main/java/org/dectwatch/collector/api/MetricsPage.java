package org.dectwatch.collector.api;

/** Renders the metrics; called on a worker thread, never on an event loop. */
@FunctionalInterface
public interface MetricsPage {
    /** @param accept the request's Accept header, empty when there was none: decides between the text formats */
    Rendered render(String accept);

    /** @param contentType that of the format chosen */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Rendered(String contentType, byte[] body) {}
}
