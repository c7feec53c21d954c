package org.dectwatch.collector.domain;

/** Where a call stands; the last final answer to its first INVITE decides. */
public enum CallState {
    TRYING,
    RINGING,
    ESTABLISHED,
    ENDED,
    CANCELLED,
    REJECTED,
    UNANSWERED,
    /** Over, and how it was answered was not seen: nothing may be concluded from that. */
    UNKNOWN;

    /** Whether nothing more is expected of it. */
    public boolean over() {
        return this != TRYING && this != RINGING && this != ESTABLISHED;
    }
}
