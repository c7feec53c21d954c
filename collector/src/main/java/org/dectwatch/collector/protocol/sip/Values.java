package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;

/** Cuts header values at separators that stand outside quoted strings and angle brackets. */
final class Values {
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

    /** The first place from {@code from} to {@code to} where no blank or control character stands. */
    static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** The end of what stands between {@code from} and {@code to} without the blanks and control characters behind it. */
    static int trimEnd(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }
}
