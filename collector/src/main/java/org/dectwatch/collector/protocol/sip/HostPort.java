package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalInt;

/** {@code host[:port]} with IPv6 in brackets (RFC 3261 section 25.1, hostport). */
record HostPort(String host, OptionalInt port) {
    /** Empty for an empty host, an open bracket, characters no host has, or a port that is none. */
    static Optional<HostPort> read(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (hostEnd == 0 || text.isEmpty()) {
            return Optional.empty();
        }
        if (hostEnd < 0) {
            hostEnd = text.length();
        }
        String host = text.substring(0, hostEnd).trim();
        String after = text.substring(hostEnd).trim();
        if (!plausible(host)) {
            return Optional.empty();
        }
        if (after.isEmpty()) {
            return Optional.of(new HostPort(host, OptionalInt.empty()));
        }
        OptionalInt port = after.startsWith(":") ? Chars.port(after.substring(1)) : OptionalInt.empty();
        return port.isPresent() ? Optional.of(new HostPort(host, port)) : Optional.empty();
    }

    private static boolean plausible(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == ',' || c == '@' || c == 0x7f) {
                return false;
            }
        }
        return !host.isEmpty();
    }
}
