package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts header values at separators that stand outside quoted strings and angle brackets. */
final class Values {
    /** Parameters of one value beyond this number are not looked at. */
    static final int MAX_PARAMS = 32;

    private Values() {}

    /** The values of a comma-separated list, trimmed, empty ones left out; {@code limit} at most. */
    static List<String> split(String list, char separator, int limit) {
        if (list.indexOf(separator) < 0) {
            String only = list.trim();
            return only.isEmpty() ? List.of() : List.of(only);
        }
        List<String> values = new ArrayList<>(4);
        int from = 0;
        while (from <= list.length() && values.size() < limit) {
            int to = end(list, from, separator);
            String value = list.substring(from, to).trim();
            if (!value.isEmpty()) {
                values.add(value);
            }
            from = to + 1;
        }
        return values;
    }

    /** Position of the separator at or after {@code from}, outside quotes and angle brackets; else the length. */
    static int end(String text, int from, char separator) {
        int plain = text.indexOf(separator, from);
        int least = plain < 0 ? text.length() : plain;
        int quote = text.indexOf('"', from);
        int open = separator == '<' ? -1 : text.indexOf('<', from);
        boolean bare = (quote < 0 || quote > least) && (open < 0 || open > least);
        return bare ? least : endOutside(text, from, separator);
    }

    private static int endOutside(String text, int from, char separator) {
        boolean quoted = false;
        boolean angle = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == separator && !angle) {
                return i;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                angle = true;
            } else if (c == '>') {
                angle = false;
            }
        }
        return text.length();
    }

    /** {@code a=1;b="x;y";flag}: names in lower case, values unquoted, {@code ""} for flags; the first of a name wins. */
    static Map<String, String> params(String text, char separator) {
        if (text.isBlank()) {
            return Map.of();
        }
        Map<String, String> params = new LinkedHashMap<>();
        for (String param : split(text, separator, MAX_PARAMS)) {
            int equals = param.indexOf('=');
            String name = (equals < 0 ? param : param.substring(0, equals)).trim();
            String value =
                    equals < 0 ? "" : Chars.unquote(param.substring(equals + 1).trim());
            if (!name.isEmpty()) {
                params.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
            }
        }
        return params;
    }
}
