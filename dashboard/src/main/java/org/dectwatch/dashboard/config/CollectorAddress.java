package org.dectwatch.dashboard.config;

import java.net.URI;

/**
 * A collector to show.
 *
 * @param name of it on the page and in addresses: letters, digits, dot, dash, underscore
 * @param uri where its API listens, {@code http} or {@code https}, without a path
 */
public record CollectorAddress(String name, URI uri) {
    public CollectorAddress {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a collector's name must be 1 to 64 letters, digits, dots, dashes or underscores, not '" + name
                            + "'");
        }
        String scheme = uri.getScheme();
        boolean http = "http".equals(scheme) || "https".equals(scheme);
        String path = uri.getRawPath();
        if (!http || uri.getHost() == null || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    "a collector's address must look like http://192.0.2.1:9310, not '" + uri + "'");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("a collector's address must not hold user names or a query");
        }
    }

    /** Reads {@code name=http://host:port}, or the address alone: then host and port are the name. */
    public static CollectorAddress parse(String text) {
        int scheme = text.indexOf("://");
        int equals = text.substring(0, Math.max(scheme, 0)).indexOf('=');
        String address = text.substring(equals + 1).trim();
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException cause) {
            throw new IllegalArgumentException(
                    "a collector's address must look like http://192.0.2.1:9310, not '" + address + "'", cause);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "a collector's address must look like http://192.0.2.1:9310, not '" + address + "'");
        }
        String name = equals >= 0 ? text.substring(0, equals).trim() : nameOf(uri);
        return new CollectorAddress(name, uri);
    }

    private static String nameOf(URI uri) {
        String host = uri.getHost().replaceAll("[^A-Za-z0-9._-]", "-");
        return uri.getPort() < 0 ? host : host + "-" + uri.getPort();
    }

    public boolean tls() {
        return "https".equals(uri.getScheme());
    }

    public String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    public int port() {
        return uri.getPort() >= 0 ? uri.getPort() : tls() ? 443 : 80;
    }
}
