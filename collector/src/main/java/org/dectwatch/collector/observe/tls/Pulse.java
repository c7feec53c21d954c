package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsInference.KeepAliveBy;

/** How a connection is kept alive, and how long it was idle before it broke. */
final class Pulse {
    /** Octets: CRLFCRLF, or what a block cipher makes of it. */
    private static final int LONGEST_PING = 16;

    private static final long SECOND = 1_000_000_000L;
    /** Shorter pauses are part of a talk. */
    private static final long IDLE = 10 * SECOND;

    private static final int KEPT = 16;

    private final long[] gaps = new long[KEPT];
    private int count;
    private Optional<KeepAliveBy> by = Optional.empty();
    private long lastPing;

    private long lastHeard;
    /** The pause before the words that were said last, 0 when there was none worth the name. */
    private long pause;

    private boolean pauseByClient;
    private boolean answered;

    static boolean isPing(int octets) {
        return octets <= LONGEST_PING;
    }

    void ping(KeepAliveBy how, long at) {
        if (by.isPresent() && by.get() != how) {
            if (how == KeepAliveBy.TCP) {
                return;
            }
            count = 0;
            lastPing = 0;
        }
        by = Optional.of(how);
        if (lastPing > 0 && at > lastPing) {
            gaps[count++ % KEPT] = at - lastPing;
        }
        lastPing = at;
    }

    /** One side asks if the other is there: the connection is not idle. */
    void probe(long at) {
        lastHeard = at;
        pause = 0;
    }

    /** Octets of one side, or its acknowledgement of what the other said. */
    void heard(boolean fromClient, long at) {
        if (lastHeard > 0 && at - lastHeard >= IDLE) {
            pause = at - lastHeard;
            pauseByClient = fromClient;
            answered = false;
        } else if (pause > 0 && fromClient != pauseByClient) {
            answered = true;
        }
        lastHeard = at;
    }

    /** Median interval between two signs of life; empty before there were three. */
    Optional<Duration> keepAlive() {
        int known = Math.min(count, KEPT);
        if (known < 2) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(gaps, known);
        Arrays.sort(sorted);
        return Optional.of(Duration.ofNanos(sorted[known / 2]));
    }

    Optional<KeepAliveBy> keepAliveBy() {
        return keepAlive().isPresent() ? by : Optional.empty();
    }

    /**
     * How long nothing was said before it was reset at this time: before the reset itself, or before the words that were left
     * without an answer.
     */
    Optional<Duration> idleBeforeReset(long reset) {
        if (lastHeard == 0) {
            return Optional.empty();
        }
        if (reset - lastHeard >= IDLE && (pause == 0 || answered)) {
            return Optional.of(Duration.ofNanos(reset - lastHeard));
        }
        return idleBeforeUnanswered();
    }

    /** How long nothing was said before the last words, which were left without an answer. */
    Optional<Duration> idleBeforeUnanswered() {
        return pause > 0 && !answered ? Optional.of(Duration.ofNanos(pause)) : Optional.empty();
    }
}
