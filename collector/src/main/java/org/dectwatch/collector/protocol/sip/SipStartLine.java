package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.ByteView;
import org.jspecify.annotations.Nullable;

/** Recognises start lines (RFC 3261 sections 7.1 and 7.2); methods may be unknown ones. */
public final class SipStartLine {
    /** Octets before a start line that are searched through. */
    static final int MAX_LEADING = 256;

    private static final String VERSION = "SIP/2.0";
    private static final int MAX_METHOD = 64;
    /** Longer lines are no start lines. */
    static final int MAX_LINE = 8192;

    private SipStartLine() {}

    /**
     * Whether these octets begin with a whole SIP start line, blank lines before it allowed. Cheap for anything else: most other
     * traffic is refused at its first octet.
     */
    public static boolean looksLikeSip(ByteView bytes) {
        int from = mayBegin(bytes);
        String line = from < 0 ? null : lineAt(bytes, from);
        return line != null && start(line) != null;
    }

    /** Where a start line may begin, only blank lines before it; -1 when there is none for sure. */
    static int mayBegin(ByteView bytes) {
        int from = 0;
        while (from < bytes.length() && from < MAX_LEADING && (bytes.u8(from) == '\r' || bytes.u8(from) == '\n')) {
            from++;
        }
        int at = from;
        while (at < bytes.length() && at - from <= MAX_METHOD && Chars.token(bytes.u8(at))) {
            at++;
        }
        return at > from && (bytes.hasAscii(at, " ") || bytes.hasAscii(at, "/2.0 ")) ? from : -1;
    }

    /** Whether a start line hides behind other octets, {@value #MAX_LEADING} at most: for ports where SIP is expected. */
    public static boolean hidesSip(ByteView bytes) {
        return find(bytes.latin1(0, Math.min(bytes.length(), MAX_LINE))) != null;
    }

    /** Null when it is too long. */
    private static @Nullable String lineAt(ByteView bytes, int from) {
        ByteView window = bytes.slice(0, Math.min(bytes.length(), from + MAX_LINE));
        int end = window.indexOf('\n', from);
        if (end < 0 && window.length() < bytes.length()) {
            return null;
        }
        return window.latin1(from, (end < 0 ? window.length() : end) - from);
    }

    /** A start line and where it stands. */
    record Found(int at, int end, SipStart start) {}

    /**
     * The first start line in the text whose line begins within {@link #MAX_LEADING}; its end is after the line feed. Null when
     * there is none.
     */
    static @Nullable Found find(String text) {
        int from = 0;
        while (from < text.length() && from <= MAX_LEADING) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            String line = end - from > MAX_LINE ? "" : text.substring(from, end);
            SipStart start = start(line);
            int at = start == null ? inside(line) : 0;
            if (at > 0) {
                start = start(line.substring(at));
            }
            if (start != null) {
                return new Found(from + at, feed < 0 ? text.length() : feed + 1, start);
            }
            from = end + 1;
        }
        return null;
    }

    /** Where in this line a start line begins: 0, or after other octets; empty when it holds none. */
    static OptionalInt positionIn(String line) {
        if (start(line) != null) {
            return OptionalInt.of(0);
        }
        int inside = inside(line);
        return inside > 0 && start(line.substring(inside)) != null ? OptionalInt.of(inside) : OptionalInt.empty();
    }

    /** Where in a line that does not begin with one a start line may begin; -1 when it can hold none. */
    private static int inside(String line) {
        int version = line.indexOf(VERSION);
        if (version < 0) {
            return -1;
        }
        if (status(line, version) > 0) {
            return version <= MAX_LEADING ? version : -1;
        }
        int uriEnd = line.lastIndexOf(' ', version);
        int methodEnd = uriEnd < 1 ? -1 : line.lastIndexOf(' ', uriEnd - 1);
        int at = methodEnd;
        while (at > 0 && Chars.token(line.charAt(at - 1))) {
            at--;
        }
        return methodEnd > at && at <= MAX_LEADING ? at : -1;
    }

    /** The line as a start line; its line end may still be on it. */
    static Optional<SipStart> read(String line) {
        return Optional.ofNullable(start(line));
    }

    /** The same, null when it is none. */
    private static @Nullable SipStart start(String line) {
        int end = line.length();
        while (end > 0 && Chars.blank(line.charAt(end - 1))) {
            end--;
        }
        if (version(line, 0)) {
            int status = status(line, 0);
            if (status > 0) {
                String phrase = end > 12 ? line.substring(12, end).trim() : "";
                return new SipStart.Response(status, Chars.readable(phrase, 200));
            }
        }
        return request(line, end);
    }

    private static @Nullable SipStart request(String line, int end) {
        int methodEnd = line.indexOf(' ');
        int uriEnd = line.lastIndexOf(' ', end - 1);
        if (methodEnd < 1
                || methodEnd > MAX_METHOD
                || uriEnd <= methodEnd + 1
                || end - uriEnd - 1 != VERSION.length()
                || !version(line, uriEnd + 1)) {
            return null;
        }
        for (int i = 0; i < methodEnd; i++) {
            if (!Chars.token(line.charAt(i))) {
                return null;
            }
        }
        String uri = line.substring(methodEnd + 1, uriEnd).trim();
        // A URI with blanks in it is a flaw, unless what stands before the first blank is none at all.
        int blank = uri.indexOf(' ');
        return uri.isEmpty() || blank > 0 && uri.lastIndexOf(':', blank) < 0
                ? null
                : new SipStart.Request(line.substring(0, methodEnd), uri);
    }

    private static boolean version(String line, int at) {
        return line.startsWith(VERSION, at) || line.regionMatches(true, at, VERSION, 0, VERSION.length());
    }

    /** 100..699 when a status line stands at {@code at}, else 0. */
    private static int status(String line, int at) {
        int digits = at + VERSION.length() + 1;
        if (line.length() < digits + 3 || line.charAt(digits - 1) != ' ') {
            return 0;
        }
        int code = 0;
        for (int i = digits; i < digits + 3; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            code = code * 10 + digit;
        }
        boolean ends = line.length() == digits + 3 || Chars.blank(line.charAt(digits + 3));
        return ends && code >= 100 && code <= 699 ? code : 0;
    }
}
