package org.dectwatch.collector.ledger;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Median of the last delays; of all of them in any capture with fewer than the limit. */
final class MedianDelay {
    private static final int MOST = 255;

    private static final double[] NONE = {};

    private double[] values = NONE;
    private int count;

    void add(double milliseconds) {
        if (count < MOST && count == values.length) {
            values = Arrays.copyOf(values, Math.min(MOST, Math.max(4, values.length * 2)));
        }
        values[count % MOST] = milliseconds;
        count = count + 1 < 0 ? MOST : count + 1;
    }

    OptionalDouble median() {
        int n = Math.min(count, MOST);
        if (n == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return OptionalDouble.of(n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2);
    }
}
