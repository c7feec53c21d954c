package org.dectwatch.collector.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.dectwatch.collector.net.ByteView;
import org.jspecify.annotations.Nullable;

/** Authorization and challenge headers (RFC 3261 section 22, RFC 7616). Responses and nonces do not leave this class. */
final class DigestParser {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,8}");

    private DigestParser() {}

    static Credentials credentials(String value, boolean proxy) {
        int space = schemeEnd(value);
        Map<String, String> params = params(value);
        String nonceCount = params.getOrDefault("nc", "");
        return new Credentials(
                proxy,
                readable(value.substring(0, space)),
                readable(params.getOrDefault("username", "")),
                readable(params.getOrDefault("realm", "")),
                fingerprint(params.get("nonce")),
                readable(params.getOrDefault("uri", "")),
                hex(nonceCount),
                Optional.ofNullable(params.get("algorithm")).map(DigestParser::readable),
                !params.getOrDefault("response", "").isEmpty());
    }

    static Challenge challenge(String value, boolean proxy) {
        int space = schemeEnd(value);
        Map<String, String> params = params(value);
        return new Challenge(
                proxy,
                readable(value.substring(0, space)),
                readable(params.getOrDefault("realm", "")),
                fingerprint(params.get("nonce")),
                params.getOrDefault("stale", "").equalsIgnoreCase("true"),
                Optional.ofNullable(params.get("algorithm")).map(DigestParser::readable),
                Optional.ofNullable(params.get("qop")).map(DigestParser::readable));
    }

    /**
     * The parameters after the scheme. One whose quotes do not fit is left out: it may have swallowed the response of its
     * neighbour.
     */
    static Map<String, String> params(String value) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String param : Values.split(value.substring(schemeEnd(value)), ',', Values.MAX_PARAMS)) {
            int equals = param.indexOf('=');
            if (equals > 0 && wellQuoted(param, equals + 1)) {
                String name = param.substring(0, equals).trim().toLowerCase(Locale.ROOT);
                params.putIfAbsent(
                        name, Chars.unquote(param.substring(equals + 1).trim()));
            }
        }
        return params;
    }

    /** A token, or a quoted-string that ends where the value ends and holds no other parameter. */
    private static boolean wellQuoted(String param, int from) {
        String value = param.substring(from).trim();
        if (!value.startsWith("\"")) {
            return value.indexOf('"') < 0 && value.indexOf('=') < 0 && value.indexOf(' ') < 0;
        }
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i == value.length() - 1 && !value.contains("response=");
            }
        }
        return false;
    }

    static int schemeEnd(String value) {
        int end = 0;
        while (end < value.length() && !Chars.blank(value.charAt(end))) {
            end++;
        }
        return end;
    }

    static String readable(String text) {
        return Chars.readable(text, 128);
    }

    /** 64 bits in place of a nonce, which is not kept: equal ones have equal fingerprints, others hardly ever. */
    static OptionalLong fingerprint(@Nullable String nonce) {
        if (nonce == null || nonce.isEmpty()) {
            return OptionalLong.empty();
        }
        ByteView octets = ByteView.of(nonce.getBytes(StandardCharsets.ISO_8859_1));
        return OptionalLong.of(octets.hash64(0, octets.length(), 0));
    }

    private static OptionalLong hex(String text) {
        return HEX.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text, 16)) : OptionalLong.empty();
    }
}
