package org.dectwatch.collector.source.pcap;

/**
 * Unit and origin of the times of one pcapng interface (options {@code if_tsresol} and {@code if_tsoffset}).
 *
 * @param binary a unit is 2 to the power of minus {@code exponent} seconds; otherwise 10 to that power
 * @param exponent 0..127
 * @param offsetSeconds to be added
 */
record TimeResolution(boolean binary, int exponent, long offsetSeconds) {
    static final TimeResolution MICROSECONDS = new TimeResolution(false, 6, 0);

    private static final long SECOND = 1_000_000_000L;

    /** From the octet of {@code if_tsresol}. */
    TimeResolution resolution(int octet) {
        return new TimeResolution((octet & 0x80) != 0, octet & 0x7f, offsetSeconds);
    }

    TimeResolution offset(long seconds) {
        return new TimeResolution(binary, exponent, seconds);
    }

    /**
     * Nanoseconds since 1970, rounded down; saturates at the limits of a long.
     *
     * @param units unsigned 64 bits
     */
    long nanos(long units) {
        long bare = binary ? binaryNanos(units) : decimalNanos(units);
        return offsetSeconds == 0 ? bare : plus(bare, times(offsetSeconds, SECOND));
    }

    private long decimalNanos(long units) {
        if (exponent > 9) {
            return exponent > 27 ? 0 : Long.divideUnsigned(units, powerOfTen(exponent - 9));
        }
        return units < 0 ? Long.MAX_VALUE : times(units, powerOfTen(9 - exponent));
    }

    private long binaryNanos(long units) {
        if (exponent == 0) {
            return units < 0 ? Long.MAX_VALUE : times(units, SECOND);
        }
        long seconds = exponent < 64 ? units >>> exponent : 0;
        long fraction = exponent < 64 ? units & ((1L << exponent) - 1) : units;
        // 128 bits of fraction times 10^9, then shifted right by the exponent.
        long low = fraction * SECOND;
        long high = Math.multiplyHigh(fraction, SECOND) + (fraction >> 63 & SECOND);
        long part = exponent < 64 ? high << (64 - exponent) | low >>> exponent : high >>> (exponent - 64);
        return plus(times(seconds, SECOND), part);
    }

    private static long powerOfTen(int power) {
        long result = 1;
        for (int i = 0; i < power; i++) {
            result *= 10;
        }
        return result;
    }

    private static long times(long a, long b) {
        long product = a * b;
        boolean fits = Math.multiplyHigh(a, b) == product >> 63;
        return fits ? product : (a ^ b) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
