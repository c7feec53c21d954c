package org.dectwatch.collector.source;

import java.util.Objects;

/**
 * How a source fares.
 *
 * @param sentence for people; names the remedy when there is one to name
 */
public record SourceCheck(State state, String sentence) {
    public enum State {
        NOT_STARTED,
        RUNNING,
        /** It cannot deliver at present; the sentence says why. Ticks still come, and the source tries again by itself. */
        FAILED,
        ENDED
    }

    public SourceCheck {
        Objects.requireNonNull(state);
        Objects.requireNonNull(sentence);
    }

    public boolean healthy() {
        return state == State.RUNNING;
    }
}
