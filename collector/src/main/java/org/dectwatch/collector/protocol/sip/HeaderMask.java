package org.dectwatch.collector.protocol.sip;

import java.util.Locale;
import java.util.regex.Pattern;

/** The header text that people may see: digest values, keys, tokens and URI passwords are masked. */
final class HeaderMask {
    static final String MASK = "***";

    private static final int MAX_CHARS = HeaderText.MAX_CHARS;

    private static final long SECRET = HeaderName.set(
            HeaderName.AUTHORIZATION,
            HeaderName.PROXY_AUTHORIZATION,
            HeaderName.WWW_AUTHENTICATE,
            HeaderName.PROXY_AUTHENTICATE,
            HeaderName.AUTHENTICATION_INFO,
            HeaderName.PROXY_AUTHENTICATION_INFO,
            HeaderName.IDENTITY);
    /** What ends a user part, going back from its at sign. */
    private static final String NO_USER = "<>\" \t@,\n";

    private static final String[] SECRET_WORDS = {
        "auth", "token", "secret", "password", "passwd", "cookie", "key", "credential"
    };
    private static final Pattern PUSH =
            Pattern.compile("(;\\s*pn-[a-z]{1,16}\\s*=)[^;>,\\s]+", Pattern.CASE_INSENSITIVE);

    private HeaderMask() {}

    /** Parameters of RFC 8599 and kin that name a device to a push service. */
    static boolean secretParameter(String lowerCaseName) {
        return lowerCaseName.startsWith("pn-")
                || lowerCaseName.contains("token")
                || lowerCaseName.endsWith("nonce")
                || lowerCaseName.equals("response");
    }

    /** The start line with a masked Request-URI of 512 characters at most. */
    static SipStart start(SipStart start) {
        return start instanceof SipStart.Request request
                ? new SipStart.Request(request.method(), Chars.readable(text(request.uri()), 512))
                : start;
    }

    /** The head as written when there is nothing to hide in it, else line by line. */
    static HeaderText head(SipMessage message) {
        HeaderIndex headers = message.headers();
        boolean asWritten = headers.flaws().isEmpty()
                && headers.end() >= 0
                && headers.count() < HeaderText.MAX_LINES
                && !headers.folded()
                && !headers.hasAny(SECRET)
                && !hasSecretName(headers);
        String head = asWritten ? message.head() : "";
        return new HeaderText(asWritten && harmless(head) ? head : lines(message));
    }

    private static String lines(SipMessage message) {
        HeaderIndex headers = message.headers();
        StringBuilder lines = new StringBuilder(1024);
        append(lines, text(message.startLine()));
        for (int i = 0; i < headers.count() && i < HeaderText.MAX_LINES - 1; i++) {
            append(lines, line(headers, i));
        }
        return lines.toString();
    }

    private static void append(StringBuilder lines, String line) {
        lines.append(line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) : line)
                .append("\r\n");
    }

    private static boolean hasSecretName(HeaderIndex headers) {
        for (int i = headers.next(HeaderName.OTHER, 0); i >= 0; i = headers.next(HeaderName.OTHER, i + 1)) {
            if (secretName(headers.writtenName(i))) {
                return true;
            }
        }
        return false;
    }

    /** No digest, no push token, no password, and not longer than what is shown of a head. */
    private static boolean harmless(String head) {
        return head.length() <= HeaderText.MAX_LINES * MAX_CHARS
                && !head.contains("response=")
                && !head.contains("pn-")
                && !mayHoldPassword(head);
    }

    /** Whether two colons stand before an at sign without anything between them that no user part holds. */
    private static boolean mayHoldPassword(String head) {
        for (int at = head.indexOf('@'); at >= 0; at = head.indexOf('@', at + 1)) {
            int second = head.lastIndexOf(':', at);
            int before = second - 1;
            while (before >= 0 && NO_USER.indexOf(head.charAt(before)) < 0) {
                if (head.charAt(before) == ':') {
                    return true;
                }
                before--;
            }
        }
        return false;
    }

    private static String line(HeaderIndex headers, int index) {
        return switch (headers.name(index)) {
            case AUTHORIZATION, PROXY_AUTHORIZATION, WWW_AUTHENTICATE, PROXY_AUTHENTICATE ->
                masked(headers, index, digest(headers.value(index)));
            case AUTHENTICATION_INFO, PROXY_AUTHENTICATION_INFO, IDENTITY -> masked(headers, index, MASK);
            case OTHER ->
                secretName(headers.writtenName(index)) ? masked(headers, index, MASK) : text(headers.line(index));
            default -> text(headers.line(index));
        };
    }

    private static String masked(HeaderIndex headers, int index, String shown) {
        return headers.writtenName(index) + ": " + shown;
    }

    private static boolean secretName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : SECRET_WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String digest(String value) {
        int space = DigestParser.schemeEnd(value);
        if (!value.substring(0, space).equalsIgnoreCase("digest")) {
            return value.substring(0, Math.min(space, 32)) + (space < value.length() ? " " + MASK : "");
        }
        StringBuilder masked = new StringBuilder("Digest ");
        DigestParser.appendNames(masked, value);
        return masked.append(MASK).toString();
    }

    private static String text(String value) {
        String shown = value.length() > 2 * MAX_CHARS ? value.substring(0, 2 * MAX_CHARS) : value;
        if (shown.contains("response=")) {
            // Another header swallowed credentials.
            return MASK;
        }
        return shown.contains("pn-") ? PUSH.matcher(shown).replaceAll("$1" + MASK) : passwords(shown);
    }

    /** {@code sip:user:password@host}: what stands between the second colon and the at sign. */
    private static String passwords(String text) {
        int at = text.indexOf('@');
        int scheme = at < 0 ? -1 : text.toLowerCase(Locale.ROOT).indexOf("sip");
        int colon = scheme < 0 ? -1 : text.indexOf(':', scheme);
        if (colon < 0 || text.indexOf(':', colon + 1) < 0) {
            return text;
        }
        return masked(text, at);
    }

    private static String masked(String text, int firstAt) {
        int at = firstAt;
        StringBuilder masked = null;
        int done = 0;
        while (at >= 0) {
            int from = uriStart(text, done, at);
            int colon = text.indexOf(':', from);
            int second = colon < 0 ? -1 : text.indexOf(':', colon + 1);
            if (second > 0 && second < at) {
                masked = masked == null ? new StringBuilder() : masked;
                masked.append(text, done, second + 1).append(MASK);
                done = at;
            }
            at = text.indexOf('@', at + 1);
        }
        return masked == null ? text : masked.append(text, done, text.length()).toString();
    }

    private static int uriStart(String text, int least, int at) {
        int from = at;
        while (from > least && NO_USER.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }
}
