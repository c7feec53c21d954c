package org.dectwatch.collector.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Single values as text and back. Known: text, whole numbers, decimals, {@code true|false}, durations, sizes, paths, URIs,
 * enums (lower case, words joined by '-'), and every class with a static {@code Optional<T> parse(String)}, such as an address.
 */
public final class ValueText {
    private ValueText() {}

    /** Reads a value of this type; empty when the text is not of that form. */
    public static Optional<Object> parse(Class<?> type, String text) {
        try {
            if (type == String.class) {
                return Optional.of(text);
            } else if (type == int.class || type == Integer.class) {
                return Optional.of(Integer.parseInt(text));
            } else if (type == long.class || type == Long.class) {
                return Optional.of(Long.parseLong(text));
            } else if (type == double.class || type == Double.class) {
                return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
            } else if (type == boolean.class || type == Boolean.class) {
                return text.matches("true|false") ? Optional.of(Boolean.parseBoolean(text)) : Optional.empty();
            } else if (type == Duration.class) {
                return Durations.parse(text).map(Object.class::cast);
            } else if (type == Path.class) {
                return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
            } else if (type == URI.class) {
                return Optional.of(URI.create(text));
            }
        } catch (NumberFormatException | InvalidPathException notOfThatForm) {
            return Optional.empty();
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
        return type.isEnum() ? constant(type, text) : byOwnParser(type, text);
    }

    /** The text that {@link #parse} reads back to an equal value. */
    public static String text(Object value) {
        if (value instanceof Duration duration) {
            return Durations.text(duration);
        }
        return value instanceof Enum<?> constant ? word(constant) : value.toString();
    }

    /** What to write for this type, as the end of "must be …". */
    public static String form(Class<?> type) {
        if (type == Duration.class) {
            return "a duration with its unit, such as 200ms, 30s, 5m, 12h or 7d";
        } else if (type == Size.class) {
            return "a size with its unit, such as 512KiB or 64MiB";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == double.class || type == Double.class) {
            return "a number such as 2.5";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number without unit";
        } else if (type.isEnum()) {
            return "one of " + words(type);
        } else if (type == Path.class) {
            return "a path";
        }
        return type == String.class ? "text" : named(type);
    }

    /** The words of an enum, as they stand in a site file. */
    public static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> word((Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    /** {@code IpAddress} as "an IP address". */
    private static String named(Class<?> type) {
        String words = type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^ip ", "IP ")
                .replaceFirst("^uri$", "URI");
        return (words.matches("[aeioI].*") ? "an " : "a ") + words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Object> constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .map(Object.class::cast)
                .filter(constant -> word((Enum<?>) constant).equals(text))
                .findFirst();
    }

    private static Optional<Object> byOwnParser(Class<?> type, String text) {
        try {
            Method parse = type.getMethod("parse", String.class);
            return ((Optional<?>) parse.invoke(null, text)).map(Object.class::cast);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | ClassCastException wrong) {
            throw new IllegalStateException(
                    type + " cannot stand in an options record: it has no public static Optional<T> parse(String)",
                    wrong);
        }
    }
}
