package org.dectwatch.collector.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;

/** Authorization and challenge headers (RFC 3261 section 22, RFC 7616). Responses and nonces do not leave this class. */
final class DigestParser {
    private DigestParser() {}

    static Credentials credentials(String value, boolean proxy) {
        int space = schemeEnd(value);
        Map<String, String> params = Values.params(value.substring(space), ',');
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
        Map<String, String> params = Values.params(value.substring(space), ',');
        return new Challenge(
                proxy,
                readable(value.substring(0, space)),
                readable(params.getOrDefault("realm", "")),
                fingerprint(params.get("nonce")),
                params.getOrDefault("stale", "").equalsIgnoreCase("true"),
                Optional.ofNullable(params.get("algorithm")).map(DigestParser::readable),
                Optional.ofNullable(params.get("qop")).map(DigestParser::readable));
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

    /** The first 64 bits of SHA-256: equal nonces have equal fingerprints, and a nonce cannot be told from its own. */
    static OptionalLong fingerprint(@org.jspecify.annotations.Nullable String nonce) {
        if (nonce == null || nonce.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.ISO_8859_1));
            return OptionalLong.of(ByteView.of(digest).i64(0));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static OptionalLong hex(String text) {
        return text.matches("[0-9a-fA-F]{1,8}") ? OptionalLong.of(Long.parseLong(text, 16)) : OptionalLong.empty();
    }
}
