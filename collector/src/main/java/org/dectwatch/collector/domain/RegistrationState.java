package org.dectwatch.collector.domain;

/** What is known of a binding at a point in time. */
public enum RegistrationState {
    /** A live binding. */
    REGISTERED,
    /** Granted, and lapsed without a refresh. */
    EXPIRED,
    /** The handset asked to leave. */
    UNREGISTERED,
    /** Attempts seen to the end, none granted. */
    NEVER,
    /** No complete attempt seen: grey, no alarm. */
    UNKNOWN
}
