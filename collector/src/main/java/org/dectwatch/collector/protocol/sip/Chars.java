package org.dectwatch.collector.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Character classes and numbers of RFC 3261 section 25.1. */
final class Chars {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            TOKEN[c] = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "-.!%*_+`'~".indexOf(c) >= 0;
        }
    }

    private Chars() {}

    static boolean token(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** A non-negative decimal number; empty when it is none or more than {@code max}. */
    static OptionalLong number(String text, long max) {
        long value = number(text, 0, text.length(), max);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The decimal number between the two places, blanks around it allowed; -1 when it is none or more than {@code max}. */
    static long number(String text, int begin, int end, long max) {
        int from = Values.skipBlanks(text, begin, end);
        int to = Values.trimEnd(text, from, end);
        long value = from == to ? -1 : 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (max - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Leading digits as seconds, capped at 2^31-1; empty when there are none (RFC 3261 section 20.19 and 20.33). */
    static OptionalInt seconds(String text) {
        String trimmed = text.trim();
        int end = 0;
        long value = 0;
        while (end < trimmed.length() && Character.digit(trimmed.charAt(end), 10) >= 0 && trimmed.charAt(end) < 128) {
            value = Math.min(value * 10 + (trimmed.charAt(end) - '0'), Integer.MAX_VALUE);
            end++;
        }
        boolean clean = end == trimmed.length() || " \t;(".indexOf(trimmed.charAt(end)) >= 0;
        return end == 0 || !clean ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /** 1..65535 between the two places; empty for anything else. */
    static OptionalInt port(String text, int from, int to) {
        int port = (int) number(text, from, to, 0xffff);
        return port > 0 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** Text for people: the octets as UTF-8, control characters as spaces, no longer than {@code max}. */
    static String readable(String latin1, int max) {
        String cut = latin1.length() > max ? latin1.substring(0, max) : latin1;
        for (int i = 0; i < cut.length(); i++) {
            if (cut.charAt(i) < 0x20 || cut.charAt(i) >= 0x7f) {
                return decoded(cut);
            }
        }
        return cut;
    }

    private static String decoded(String latin1) {
        char[] text = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = Character.isISOControl(text[i]) ? ' ' : text[i];
        }
        return new String(text);
    }

    /** Without the quotes and escapes of a quoted-string; as it is when it is none. */
    static String unquote(String text) {
        int n = text.length();
        if (n < 2 || text.charAt(0) != '"' || text.charAt(n - 1) != '"') {
            return text;
        }
        String inner = text.substring(1, n - 1);
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder plain = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            plain.append(c == '\\' && i + 1 < inner.length() ? inner.charAt(++i) : c);
        }
        return plain.toString();
    }
}
