package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The header text that people may see: digest values, keys, tokens and URI passwords are masked. */
final class HeaderMask {
    static final String MASK = "***";

    private static final int MAX_LINES = 40;
    private static final int MAX_CHARS = 256;
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
        return start.visit(r -> new SipStart.Request(r.method(), Chars.readable(text(r.uri()), 512)), r -> r);
    }

    static List<String> lines(SipMessage message) {
        HeaderIndex headers = message.headers();
        List<String> lines = new ArrayList<>(Math.min(headers.count() + 1, MAX_LINES));
        lines.add(Chars.readable(text(message.startLine()), MAX_CHARS));
        for (int i = 0; i < headers.count() && lines.size() < MAX_LINES; i++) {
            lines.add(Chars.readable(line(headers, i), MAX_CHARS));
        }
        return lines;
    }

    private static String line(HeaderIndex headers, int index) {
        return switch (headers.name(index)) {
            case AUTHORIZATION, PROXY_AUTHORIZATION, WWW_AUTHENTICATE, PROXY_AUTHENTICATE ->
                headers.writtenName(index) + ": " + digest(headers.value(index));
            case AUTHENTICATION_INFO, PROXY_AUTHENTICATION_INFO, IDENTITY -> headers.writtenName(index) + ": " + MASK;
            case OTHER ->
                secretName(headers.writtenName(index))
                        ? headers.writtenName(index) + ": " + MASK
                        : text(headers.line(index));
            default -> text(headers.line(index));
        };
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
        DigestParser.params(value).forEach((name, text) -> {
            if (name.equals("username") || name.equals("realm")) {
                masked.append(name).append("=\"").append(text).append("\", ");
            }
        });
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
        int scheme = at < 0 ? -1 : text.indexOf("sip");
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
        while (from > least && "<>\" \t@,".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }
}
