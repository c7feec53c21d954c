package org.dectwatch.collector.source.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An answer to a challenge (RFC 2617 section 3.2.2, MD5 with {@code qop=auth}).
 *
 * @param count of requests with this nonce, from 1
 * @param response 32 hexadecimal digits
 */
record Digest(String user, String nonce, int count, String clientNonce, String uri, String response) {
    static final String REALM = "BroadWorks";

    static Digest of(
            String user, String password, String method, String uri, String nonce, int count, String clientNonce) {
        String secret = md5(user + ":" + REALM + ":" + password);
        String asked = md5(method + ":" + uri);
        String response =
                md5(String.join(":", secret, nonce, String.format("%08x", count), clientNonce, "auth", asked));
        return new Digest(user, nonce, count, clientNonce, uri, response);
    }

    /** Whether it was made with this password. */
    boolean matches(String password, String method) {
        return equals(of(user, password, method, uri, nonce, count, clientNonce));
    }

    String header() {
        return "Digest username=\"" + user + "\", realm=\"" + REALM + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=MD5, qop=auth, nc="
                + String.format("%08x", count) + ", cnonce=\"" + clientNonce + "\"";
    }

    static String challenge(String nonce, boolean stale) {
        return "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\""
                + (stale ? ", stale=true" : "");
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
