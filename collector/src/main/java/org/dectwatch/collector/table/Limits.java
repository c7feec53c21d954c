package org.dectwatch.collector.table;

import java.time.Duration;

/**
 * How far a {@link BoundedTable} may grow.
 *
 * @param count entries, 1 at least
 * @param bytes sum of what the entries say they weigh, 1 at least
 * @param idle longest time without use, more than zero; centuries mean "never"
 */
public record Limits(int count, long bytes, Duration idle) {
    /** No limit of age: longer than any capture, short enough not to overflow nanoseconds. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    public Limits {
        if (count < 1) {
            throw new IllegalArgumentException("count must be 1 at least, not " + count);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be 1 at least, not " + bytes);
        }
        if (idle.isNegative() || idle.isZero() || idle.compareTo(FOREVER) > 0) {
            throw new IllegalArgumentException("idle must be more than 0 and " + FOREVER + " at most, not " + idle);
        }
    }
}
