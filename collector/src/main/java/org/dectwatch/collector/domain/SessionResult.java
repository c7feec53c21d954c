package org.dectwatch.collector.domain;

/**
 * What became of a request for a session, in the classes from which RFC 6076 makes its ratios; closed set, a metric label. With
 * {@code all} their sum: SER (4.6) = ESTABLISHED / (all - REDIRECTED), SEER (4.7) = (ESTABLISHED + USER_UNAVAILABLE) / (all -
 * REDIRECTED), ISA (4.8) = INEFFECTIVE / all.
 */
public enum SessionResult {
    /** 2xx. */
    ESTABLISHED,
    /** 3xx. */
    REDIRECTED,
    /** 480, 486, 600, 603: the network did its work, and nobody was there or wanted to talk. */
    USER_UNAVAILABLE,
    /** 408, 500, 503, 504: an agent on the way failed or was overloaded. */
    INEFFECTIVE,
    /** 401, 402, 407 and nothing after it. */
    CHALLENGED,
    /** 487: the caller hung up first. */
    CANCELLED,
    /** No final answer. */
    UNANSWERED,
    /** Any other refusal. */
    REFUSED;

    /** @param status of the final answer, 200..699 */
    public static SessionResult of(int status) {
        return switch (status) {
            case 480, 486, 600, 603 -> USER_UNAVAILABLE;
            case 408, 500, 503, 504 -> INEFFECTIVE;
            case 401, 402, 407 -> CHALLENGED;
            case 487 -> CANCELLED;
            default -> status < 300 ? ESTABLISHED : status < 400 ? REDIRECTED : REFUSED;
        };
    }
}
