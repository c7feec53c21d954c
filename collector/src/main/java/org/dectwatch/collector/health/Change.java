package org.dectwatch.collector.health;

import java.time.Instant;

/**
 * An alert moved.
 *
 * @param time when it did: for a deadline that of the deadline, not of the evaluation that noticed
 * @param alert as it is now; after CANCELLED and FORGOTTEN, as it was last
 */
public record Change(Kind kind, Instant time, Alert alert) {
    /** What happened. */
    public enum Kind {
        PENDING,
        HELD,
        FIRED,
        /** It is told with other words or evidence. */
        RETOLD,
        RESOLVED,
        /** It ended before it was told. */
        CANCELLED,
        /** Resolved long enough ago, it leaves the list. */
        FORGOTTEN
    }
}
