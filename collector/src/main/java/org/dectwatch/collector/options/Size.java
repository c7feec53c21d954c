package org.dectwatch.collector.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written {@code 64MiB}.
 *
 * @param bytes 0 at least
 */
public record Size(long bytes) implements Comparable<Size> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB)");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

    public Size {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative, and this is " + bytes);
        }
    }

    public static Size ofKiB(long count) {
        return new Size(Math.multiplyExact(count, 1024L));
    }

    public static Size ofMiB(long count) {
        return new Size(Math.multiplyExact(count, 1024L * 1024));
    }

    /** Reads {@code 1500B}, {@code 512KiB}, {@code 64MiB}, {@code 1GiB}; empty for anything else, a bare number included. */
    public static Optional<Size> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(form.group(1));
        for (int i = 0; !UNITS[i].equals(form.group(2)); i++) {
            bytes *= 1024;
        }
        return Optional.of(new Size(bytes));
    }

    /** The bytes as an {@code int}, for arrays; anything above 2 GiB - 1 is that. */
    public int asInt() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(Size that) {
        return Long.compare(bytes, that.bytes);
    }

    @Override
    public String toString() {
        long count = bytes;
        int unit = 0;
        while (count > 0 && count % 1024 == 0 && unit < UNITS.length - 1) {
            count /= 1024;
            unit++;
        }
        return count + UNITS[unit];
    }
}
