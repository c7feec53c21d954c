package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Optional;

/**
 * Is it blind, or is it quiet?
 *
 * @param since when that began, stream time
 * @param why one sentence
 * @param hint something else that is wrong with what is seen, such as a mirror with one direction only
 */
public record Verdict(State state, Instant since, String why, Optional<String> hint) {
    /** From the worst. */
    public enum State {
        /** At least one source cannot see. */
        BLIND,
        /** Some of what passed was lost. */
        DROPPING,
        STARTING,
        /** All sources work, and none has seen a packet for the configured time. */
        QUIET,
        SEEING,
        /** A replay came to its end. */
        ENDED
    }
}
