package org.dectwatch.collector.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Words and numbers of SDP lines. */
final class Words {
    private static final int MAX = 256;

    private Words() {}

    static String cut(String text) {
        return text.length() > MAX ? text.substring(0, MAX) : text;
    }

    /** The words between runs of blanks, {@code limit} at most; the last one keeps what follows. One word at least. */
    static String[] split(String text, int limit) {
        String line = text.trim();
        List<String> words = new ArrayList<>(8);
        int from = 0;
        while (words.size() < limit - 1) {
            int blank = line.indexOf(' ', from);
            if (blank < 0) {
                break;
            }
            words.add(line.substring(from, blank));
            from = blank + 1;
            while (from < line.length() && line.charAt(from) == ' ') {
                from++;
            }
        }
        words.add(line.substring(from));
        return words.toArray(String[]::new);
    }

    /** A decimal number of at most nine digits between the bounds. */
    static OptionalInt number(String text, int least, int most) {
        if (text.isEmpty() || text.length() > 9) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
