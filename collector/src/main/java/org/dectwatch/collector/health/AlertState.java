package org.dectwatch.collector.health;

/** The life of an alert; declared in the order in which people want to see them. */
public enum AlertState {
    /** No alert. */
    NONE,
    FIRING,
    /** In trouble for long enough, but what tells us so cannot be trusted now; the reason is shown. */
    HELD,
    /** In trouble, not yet for long enough. */
    PENDING,
    /** It ended; kept for a while so that people see that it did. */
    RESOLVED;

    /** What was learned about a subject. */
    enum Signal {
        /** Trouble, not yet for the rule's hold time. */
        TROUBLE,
        /** Trouble for the rule's hold time, and the source can be trusted. */
        DUE,
        /** Trouble for the rule's hold time, and the source cannot be trusted. */
        UNTRUSTED,
        CLEAR,
        /** Neither: nothing moves. */
        UNKNOWN
    }

    AlertState after(Signal signal) {
        if (this == FIRING) {
            // Fired once, it stays until the trouble ends, whatever becomes of the source: silence is no cure.
            return signal == Signal.CLEAR ? RESOLVED : FIRING;
        }
        return switch (signal) {
            case TROUBLE -> PENDING;
            case DUE -> FIRING;
            case UNTRUSTED -> HELD;
            case CLEAR -> this == RESOLVED ? RESOLVED : NONE;
            case UNKNOWN -> this;
        };
    }

    /** Counts towards the cap on alerts of one rule. */
    public boolean active() {
        return this == PENDING || this == HELD || this == FIRING;
    }
}
