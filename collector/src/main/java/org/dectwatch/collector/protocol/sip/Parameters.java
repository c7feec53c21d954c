package org.dectwatch.collector.protocol.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks once through {@code ;a=1;b="x;y";flag} (RFC 3261 section 7.3.1), empty ones left out; a name or a value becomes a string
 * only when it is asked for.
 */
final class Parameters {
    /** Parameters beyond this number are not looked at. */
    private static final int MAX_SEEN = 32;

    private static final int MAX_KEPT = 16;

    private final String text;
    private final char separator;
    private int next;
    private int seen;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;

    /** @param from where the first parameter, or the separator before it, stands */
    Parameters(String text, int from, char separator) {
        this.text = text;
        this.next = from;
        this.separator = separator;
    }

    /** Moves to the next parameter; false when there is none. */
    boolean next() {
        while (next < text.length() && seen < MAX_SEEN) {
            int stop = Values.end(text, next, separator);
            nameFrom = Values.skipBlanks(text, next, stop);
            valueTo = Values.trimEnd(text, nameFrom, stop);
            next = stop + 1;
            if (valueTo > nameFrom) {
                seen++;
                int equals = text.indexOf('=', nameFrom);
                boolean flag = equals < 0 || equals >= valueTo;
                nameTo = flag ? valueTo : Values.trimEnd(text, nameFrom, equals);
                valueFrom = flag ? -1 : Values.skipBlanks(text, equals + 1, valueTo);
                if (nameTo > nameFrom) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it has this name, in any case. */
    boolean is(String name) {
        return nameTo - nameFrom == name.length()
                && (text.startsWith(name, nameFrom) || text.regionMatches(true, nameFrom, name, 0, name.length()));
    }

    /** In lower case. */
    String name() {
        return text.substring(nameFrom, nameTo).toLowerCase(Locale.ROOT);
    }

    /** Unquoted; {@code ""} for a flag. */
    String value() {
        return flag() ? "" : Chars.unquote(text.substring(valueFrom, valueTo));
    }

    /** It has no value. */
    boolean flag() {
        return valueFrom < 0;
    }

    /** Where the value begins, its quotes included. */
    int valueFrom() {
        return valueFrom;
    }

    int valueTo() {
        return valueTo;
    }

    /** Value of the first parameter of that name. */
    static Optional<String> find(String text, int from, String name) {
        Parameters parameters = new Parameters(text, from, ';');
        while (parameters.next()) {
            if (parameters.is(name)) {
                return Optional.of(parameters.value());
            }
        }
        return Optional.empty();
    }

    /** By name in lower case, in order, the first of a name; 16 at most, and secret ones masked. */
    static Map<String, String> kept(String text, int from) {
        Parameters parameters = new Parameters(text, from, ';');
        if (!parameters.next()) {
            return Map.of();
        }
        String first = parameters.name();
        String shown = parameters.shown(first);
        if (!parameters.next()) {
            return Map.of(first, shown);
        }
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put(first, shown);
        do {
            String name = parameters.name();
            kept.putIfAbsent(name, parameters.shown(name));
        } while (kept.size() < MAX_KEPT && parameters.next());
        return kept;
    }

    private String shown(String name) {
        return HeaderMask.secretParameter(name) ? HeaderMask.MASK : value();
    }
}
