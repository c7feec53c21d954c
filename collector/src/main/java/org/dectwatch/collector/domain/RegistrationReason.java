package org.dectwatch.collector.domain;

/** Why the last attempt did not end well; closed set, it is a metric label. */
public enum RegistrationReason {
    NONE,
    WRONG_CREDENTIALS,
    FORBIDDEN,
    NOT_FOUND,
    TIMEOUT,
    SERVER_FAILURE,
    INTERVAL_TOO_BRIEF,
    REDIRECTED,
    DECLINED,
    NO_ANSWER,
    OTHER
}
