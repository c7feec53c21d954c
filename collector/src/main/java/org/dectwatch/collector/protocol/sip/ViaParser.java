package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** RFC 3261 section 20.42, with the white space around slashes and colons that section 25.1 permits. */
final class ViaParser {
    private static final int MAX_TRANSPORT = 16;

    private ViaParser() {}

    /** Null when it cannot be read. */
    static @Nullable Via read(String value) {
        int semicolon = Values.end(value, 0, ';');
        int name = value.indexOf('/');
        int version = name < 0 ? -1 : value.indexOf('/', name + 1);
        if (version < 0 || version >= semicolon) {
            return null;
        }
        int from = Values.skipBlanks(value, version + 1, semicolon);
        int to = from;
        while (to < semicolon && !Chars.blank(value.charAt(to))) {
            to++;
        }
        if (to == from || to - from > MAX_TRANSPORT) {
            return null;
        }
        HostPort by = HostPort.read(value, to, semicolon);
        return by == null ? null : via(value.substring(from, to), by, new Parameters(value, semicolon, ';'));
    }

    private static Via via(String transport, HostPort by, Parameters parameters) {
        String branch = null;
        String received = null;
        String rport = null;
        while (parameters.next()) {
            if (branch == null && parameters.is("branch")) {
                branch = parameters.value();
            } else if (received == null && parameters.is("received")) {
                received = parameters.value();
            } else if (rport == null && parameters.is("rport")) {
                rport = parameters.value();
            }
        }
        OptionalInt port = rport == null ? OptionalInt.empty() : Chars.port(rport, 0, rport.length());
        return new Via(transport, by.host(), by.port(), present(branch), present(received), port, rport != null);
    }

    private static Optional<String> present(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
