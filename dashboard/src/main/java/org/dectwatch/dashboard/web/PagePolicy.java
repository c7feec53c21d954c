package org.dectwatch.dashboard.web;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page may do (Content Security Policy 3): run scripts and styles of this server, talk to this server, nothing else. The one
 * inline script, the import map, which browsers do not take from a file, is allowed by its hash.
 */
final class PagePolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private final String policy;

    /** @param index text of the page */
    PagePolicy(String index) {
        Matcher map = IMPORT_MAP.matcher(index);
        if (!map.find()) {
            throw new IllegalStateException("index.html has no import map");
        }
        policy = "default-src 'none'; script-src 'self' 'sha256-" + hash(map.group(1)) + "'; style-src 'self'; "
                + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'";
    }

    static PagePolicy ofPage() {
        try (InputStream in = PagePolicy.class.getClassLoader().getResourceAsStream("webroot/index.html")) {
            if (in == null) {
                throw new IllegalStateException("the page is not in this build");
            }
            return new PagePolicy(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void put(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
