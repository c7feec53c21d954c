package org.dectwatch.collector.options;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Holds the values of an options record to the ranges that its {@link Setting}s name, so that each range is written once. */
public final class Ranges {
    private Ranges() {}

    /**
     * For compact constructors: {@code Ranges.check(QueueOptions.class, capacity, interval)}.
     *
     * @param values all components, in the order of the record's header
     * @throws OutOfRange for the first value outside its range
     */
    public static void check(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != values.length) {
            throw new IllegalStateException(type.getSimpleName() + " must pass all its components to the range check");
        }
        for (int i = 0; i < values.length; i++) {
            Setting setting = components[i].getAnnotation(Setting.class);
            if (setting != null && !setting.range().isEmpty()) {
                checkEach(components[i].getName(), setting.range(), values[i]);
            }
        }
    }

    private static void checkEach(String component, String range, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> checkEach(component, range, inner));
        } else if (value instanceof Collection<?> all) {
            all.forEach(element -> checkEach(component, range, element));
        } else {
            verdict(range, value).ifPresent(what -> {
                throw new OutOfRange(component, what);
            });
        }
    }

    /** What is wrong with a value, as the end of a sentence; empty when it is in range. */
    public static Optional<String> verdict(String range, Object value) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw new IllegalStateException("a range is written low..high, not " + range);
        }
        String low = range.substring(0, dots);
        String high = range.substring(dots + 2);
        Object measured = value instanceof String text ? (Object) text.length() : value;
        boolean inside =
                (low.isEmpty() || compare(measured, low) >= 0) && (high.isEmpty() || compare(measured, high) <= 0);
        return inside ? Optional.empty() : Optional.of("must be " + words(low, high, value));
    }

    private static String words(String low, String high, Object value) {
        String subject = value instanceof String ? " characters long" : "";
        String given = value instanceof String text ? text.length() + "" : ValueText.text(value);
        String limits = low.isEmpty() ? "at most " + high : high.isEmpty() ? "at least " + low : low + " to " + high;
        return String.format(Locale.ROOT, "%s%s, not %s", limits, subject, given);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object value, String bound) {
        Object limit = ValueText.parse(value.getClass(), bound)
                .orElseThrow(() -> new IllegalStateException("the bound " + bound + " is not of the value's type"));
        return ((Comparable<Object>) value).compareTo(limit);
    }
}
