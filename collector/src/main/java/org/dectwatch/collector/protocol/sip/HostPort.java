package org.dectwatch.collector.protocol.sip;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code host[:port]} with IPv6 in brackets (RFC 3261 section 25.1, hostport). */
record HostPort(String host, OptionalInt port) {
    /**
     * Reads what stands between the two places. Null for an empty host, an open bracket, characters no host has, or a port that
     * is none.
     */
    static @Nullable HostPort read(String text, int begin, int end) {
        int from = Values.skipBlanks(text, begin, end);
        int to = Values.trimEnd(text, from, end);
        int hostEnd = hostEnd(text, from, to);
        int hostTo = Values.trimEnd(text, from, hostEnd);
        if (!plausible(text, from, hostTo)) {
            return null;
        }
        String host = text.substring(from, hostTo);
        int after = Values.skipBlanks(text, hostEnd, to);
        if (after == to) {
            return new HostPort(host, OptionalInt.empty());
        }
        OptionalInt port = text.charAt(after) == ':' ? Chars.port(text, after + 1, to) : OptionalInt.empty();
        return port.isPresent() ? new HostPort(host, port) : null;
    }

    /** {@code from} when a bracket is not closed. */
    private static int hostEnd(String text, int from, int to) {
        boolean bracket = from < to && text.charAt(from) == '[';
        int end = text.indexOf(bracket ? ']' : ':', from);
        if (end < 0 || end >= to) {
            return bracket ? from : to;
        }
        return bracket ? end + 1 : end;
    }

    private static boolean plausible(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == ',' || c == '@' || c == 0x7f) {
                return false;
            }
        }
        return to > from;
    }
}
