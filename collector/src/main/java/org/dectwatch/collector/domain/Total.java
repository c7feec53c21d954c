package org.dectwatch.collector.domain;

/**
 * A number that a device counts up from a start it chose.
 *
 * @param value 0 and more
 * @param bits 32 or 64: after its largest value it begins at 0 again (RFC 2578 7.1.6, 7.1.10)
 */
public record Total(long value, int bits) {
    private static final long SIZE_32 = 1L << 32;

    public Total {
        if (value < 0 || bits != 32 && bits != 64) {
            throw new IllegalArgumentException("a total of 0 or more in 32 or 64 bits, not " + value + " in " + bits);
        }
    }

    public static Total of32(long value) {
        return new Total(value, 32);
    }

    public static Total of64(long value) {
        return new Total(value, 64);
    }

    /**
     * How much was counted since an earlier reading. A total that fell began again: by overflow when it has 32 bits and the way over
     * the top is the shorter one, else because the device, or whoever looks after it, set it back; then what it shows now was
     * counted since.
     *
     * @param restarted the device is known to have restarted in between
     */
    public long since(Total before, boolean restarted) {
        if (restarted || bits != before.bits) {
            return value;
        }
        if (value >= before.value) {
            return value - before.value;
        }
        long overTheTop = SIZE_32 - before.value + value;
        return bits == 32 && overTheTop < SIZE_32 / 2 ? overTheTop : value;
    }
}
