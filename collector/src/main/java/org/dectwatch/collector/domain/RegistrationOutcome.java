package org.dectwatch.collector.domain;

/** How an attempt to register ended. A challenge and the request that answers it are one attempt. */
public enum RegistrationOutcome {
    ACCEPTED,
    REMOVED,
    /** A challenge, and nothing after it. */
    CHALLENGED,
    REJECTED,
    /** No final answer. */
    UNANSWERED
}
