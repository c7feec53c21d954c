package org.dectwatch.collector.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * Authorization and challenge headers (RFC 3261 section 22, RFC 7616). Responses and nonces do not leave this class. A parameter
 * whose quotes do not fit is left out: it may have swallowed the response of its neighbour.
 */
final class DigestParser {
    private final String scheme;
    private @Nullable String username;
    private @Nullable String realm;
    private @Nullable String nonce;
    private @Nullable String uri;
    private @Nullable String nonceCount;
    private @Nullable String algorithm;
    private @Nullable String qop;
    private @Nullable String stale;
    private @Nullable String response;

    private DigestParser(String value) {
        int end = schemeEnd(value);
        scheme = readable(value.substring(0, end));
        Parameters parameters = new Parameters(value, end, ',');
        while (parameters.next()) {
            if (wellQuoted(value, parameters)) {
                keep(parameters);
            }
        }
    }

    static Credentials credentials(String value, boolean proxy) {
        DigestParser digest = new DigestParser(value);
        return new Credentials(
                proxy,
                digest.scheme,
                readable(digest.username),
                readable(digest.realm),
                fingerprint(digest.nonce),
                readable(digest.uri),
                hex(digest.nonceCount),
                optional(digest.algorithm),
                digest.response != null && !digest.response.isEmpty());
    }

    static Challenge challenge(String value, boolean proxy) {
        DigestParser digest = new DigestParser(value);
        return new Challenge(
                proxy,
                digest.scheme,
                readable(digest.realm),
                fingerprint(digest.nonce),
                "true".equalsIgnoreCase(digest.stale),
                optional(digest.algorithm),
                optional(digest.qop));
    }

    /** The first of a name counts. */
    private void keep(Parameters parameter) {
        if (username == null && parameter.is("username")) {
            username = parameter.value();
        } else if (realm == null && parameter.is("realm")) {
            realm = parameter.value();
        } else if (nonce == null && parameter.is("nonce")) {
            nonce = parameter.value();
        } else if (uri == null && parameter.is("uri")) {
            uri = parameter.value();
        } else if (response == null && parameter.is("response")) {
            response = parameter.value();
        } else if (nonceCount == null && parameter.is("nc")) {
            nonceCount = parameter.value();
        } else if (algorithm == null && parameter.is("algorithm")) {
            algorithm = parameter.value();
        } else if (qop == null && parameter.is("qop")) {
            qop = parameter.value();
        } else if (stale == null && parameter.is("stale")) {
            stale = parameter.value();
        }
    }

    /** What people may see of it: {@code username="a", realm="b", } in the order written. */
    static void appendNames(StringBuilder text, String value) {
        boolean user = false;
        boolean realm = false;
        Parameters parameters = new Parameters(value, schemeEnd(value), ',');
        while (parameters.next()) {
            boolean isUser = !user && parameters.is("username");
            boolean isRealm = !realm && parameters.is("realm");
            if ((isUser || isRealm) && wellQuoted(value, parameters)) {
                text.append(isUser ? "username" : "realm");
                text.append("=\"").append(parameters.value()).append("\", ");
                user |= isUser;
                realm |= isRealm;
            }
        }
    }

    /** A token, or a quoted-string that ends where the value ends and holds no other parameter. */
    private static boolean wellQuoted(String text, Parameters parameter) {
        int from = parameter.valueFrom();
        int to = parameter.valueTo();
        if (parameter.flag()) {
            return false;
        }
        if (from == to || text.charAt(from) != '"') {
            return !within(text.indexOf('"', from), to)
                    && !within(text.indexOf('=', from), to)
                    && !within(text.indexOf(' ', from), to);
        }
        return closingQuote(text, from + 1, to) == to - 1 && !within(text.indexOf("response=", from), to);
    }

    private static boolean within(int at, int to) {
        return at >= 0 && at < to;
    }

    /** -1 when there is none before {@code to}. */
    private static int closingQuote(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < to ? at : -1;
    }

    static int schemeEnd(String value) {
        int end = 0;
        while (end < value.length() && !Chars.blank(value.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String readable(@Nullable String text) {
        return text == null ? "" : Chars.readable(text, 128);
    }

    private static Optional<String> optional(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(readable(text));
    }

    /** 64 bits in place of a nonce, which is not kept: equal ones have equal fingerprints, others hardly ever. */
    static OptionalLong fingerprint(@Nullable String nonce) {
        if (nonce == null || nonce.isEmpty()) {
            return OptionalLong.empty();
        }
        ByteView octets = ByteView.of(nonce.getBytes(StandardCharsets.ISO_8859_1));
        return OptionalLong.of(octets.hash64(0, octets.length(), 0));
    }

    /** One to eight hexadecimal digits. */
    private static OptionalLong hex(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 8) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = value << 4 | digit;
        }
        return OptionalLong.of(value);
    }
}
