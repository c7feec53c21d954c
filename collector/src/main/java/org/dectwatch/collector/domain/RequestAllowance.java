package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How a budget of requests to somebody else's interface stood when it was last asked.
 *
 * @param perMinute most requests a minute, as configured
 * @param left that could be made at once
 * @param used since the collector started
 * @param waiting for their turn
 * @param pauses how often it asked to wait (429, or 503 with Retry-After) since the collector started
 * @param pausedUntil what the last of them asked for; empty when that is over
 */
public record RequestAllowance(
        int perMinute, int left, long used, int waiting, long pauses, Optional<Instant> pausedUntil) {}
