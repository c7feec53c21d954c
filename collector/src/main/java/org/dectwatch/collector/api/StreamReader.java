package org.dectwatch.collector.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/** One reader of the live stream. On the event loop alone. */
final class StreamReader {
    private final HttpServerResponse response;
    /** What he holds; empty when only a whole snapshot helps. */
    private Optional<EventId> holds;

    private boolean serving;
    private int beatsMissed;

    StreamReader(HttpServerResponse response, Optional<EventId> holds) {
        this.response = response;
        this.holds = holds;
    }

    /**
     * Whether he should be served now: there is something newer, he is not being served, and he took what he was given. Who did
     * not take it gets a whole snapshot when he has: never a backlog.
     */
    boolean ready(EventId newest) {
        if (serving || response.closed() || response.ended() || holds.equals(Optional.of(newest))) {
            return false;
        }
        if (response.writeQueueFull()) {
            holds = Optional.empty();
            return false;
        }
        return true;
    }

    /** From where. */
    Optional<EventId> serving() {
        serving = true;
        return holds;
    }

    void served(List<Buffer> missed, EventId now) {
        serving = false;
        holds = Optional.of(now);
        missed.forEach(this::write);
    }

    /** A sign of life; returns how many in a row could not be sent. */
    int beat(Buffer sign) {
        if (response.writeQueueFull()) {
            return ++beatsMissed;
        }
        beatsMissed = 0;
        write(sign);
        return 0;
    }

    private void write(Buffer bytes) {
        if (!response.closed() && !response.ended()) {
            response.write(bytes);
        }
    }

    void end() {
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    /** Drops the connection: nobody reads it. */
    void cut() {
        response.reset();
    }
}
