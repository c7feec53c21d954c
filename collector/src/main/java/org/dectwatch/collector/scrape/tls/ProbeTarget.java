package org.dectwatch.collector.scrape.tls;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that shall be asked for its certificates, written {@code proxy.example.net:5061}.
 *
 * @param host name, lower case, or an address without brackets
 * @param port 1..65535
 */
public record ProbeTarget(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");

    public ProbeTarget {
        host = host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("a target has a name and a port of 1..65535");
        }
    }

    /** Reads {@code name:port} or {@code [2001:db8::1]:port}; empty for anything else. */
    public static Optional<ProbeTarget> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(form.group(3));
        String host = form.group(1);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return port < 1 || port > 0xffff ? Optional.empty() : Optional.of(new ProbeTarget(bare, port));
    }

    /** Whether it is an address: then no name is asked for (RFC 6066 section 3). */
    boolean isAddress() {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
