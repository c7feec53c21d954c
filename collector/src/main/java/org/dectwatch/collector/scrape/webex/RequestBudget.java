package org.dectwatch.collector.scrape.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.RequestAllowance;

/** How many requests may still be made: refilled evenly, holding a minute's worth; nothing while the cloud asks to wait. One thread at a time. */
final class RequestBudget {
    private final double perMinute;
    private double left;
    private Instant at;
    private Instant waitUntil = Instant.MIN;
    private long used;
    private long pauses;

    RequestBudget(int perMinute, Instant now) {
        this.perMinute = perMinute;
        this.left = perMinute;
        this.at = now;
    }

    boolean take(Instant now) {
        refill(now);
        if (now.isBefore(waitUntil) || left < 1) {
            return false;
        }
        left--;
        used++;
        return true;
    }

    private void refill(Instant now) {
        if (now.isAfter(at)) {
            left = Math.min(perMinute, left + Duration.between(at, now).toMillis() / 60_000.0 * perMinute);
            at = now;
        }
    }

    /** The cloud asked for it (429, Retry-After). */
    void waitFor(Duration wait, Instant now) {
        waitUntil = now.plus(wait);
        pauses++;
    }

    /** @param waiting requests that wait for their turn */
    RequestAllowance at(Instant now, int waiting) {
        refill(now);
        return new RequestAllowance(
                (int) perMinute,
                (int) left,
                used,
                waiting,
                pauses,
                Optional.of(waitUntil).filter(now::isBefore));
    }
}
