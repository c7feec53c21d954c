package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Optional;

/**
 * What one way of looking says of a handset.
 *
 * @param source who says it
 * @param at when it was last known to be so
 * @param why one sentence
 */
public record Mark(Kind kind, State state, Source source, Optional<Instant> at, String why) {
    /** What is judged. A kind that is absent from a row was not judged. */
    public enum Kind {
        REGISTRATION,
        TLS,
        MEDIA,
        SERVER,
        CLOUD
    }

    public enum State {
        GOOD,
        WARNING,
        BAD,
        /** Not known, or known from too long ago. */
        UNKNOWN
    }

    public enum Source {
        WIRE,
        STATE_FILE,
        SERVER,
        CLOUD,
        CONFIGURATION
    }
}
