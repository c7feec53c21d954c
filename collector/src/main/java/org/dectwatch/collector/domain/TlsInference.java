package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What sizes and times of TLS records suggest about a connection that nobody here can read. Nothing of it is a fact, and nothing
 * of it is about one handset: who speaks is inside.
 *
 * @param granted exchanges of the form request, challenge, request with credentials, another answer: registrations and their
 *     refreshes, as a rule
 * @param refused the same, answered by something of the size of the challenge once more: credentials that were not taken
 * @param plain requests with one answer
 * @param shared several requests were under way at a time: more than one handset seems to use the connection
 * @param keepAlive how often the client shows that it is there, median; empty when it does not
 * @param keepAliveBy how; empty when it does not
 * @param idleBeforeEnd how long nothing was said before a reset, or before words that nobody acknowledged: what a firewall or NAT
 *     does to idle connections; empty when it ended otherwise or goes on
 * @param confidence 0..1: how much of what the client said is explained
 */
public record TlsInference(
        int granted,
        int refused,
        int plain,
        boolean shared,
        Optional<Duration> keepAlive,
        Optional<KeepAliveBy> keepAliveBy,
        Optional<Duration> idleBeforeEnd,
        double confidence) {
    public TlsInference {
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence must be 0..1, not " + confidence);
        }
    }

    public enum KeepAliveBy {
        /** Two line ends inside TLS (RFC 5626 3.5.1), by their size. */
        CRLF,
        /** Probes of TCP (RFC 9293 3.8.4): seen, not inferred. */
        TCP
    }

    /** Nothing that would be worth telling. */
    public boolean isEmpty() {
        return granted + refused + plain == 0 && keepAlive.isEmpty() && idleBeforeEnd.isEmpty();
    }
}
