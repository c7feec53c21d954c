package org.dectwatch.collector.net;

import java.time.Instant;

/** Between nanoseconds since 1970 (hot path) and {@link Instant} (everywhere else). */
public final class Times {
    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    public static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
    }

    /** Saturates outside 1677..2262. */
    public static long nanos(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
        } catch (ArithmeticException farAway) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
