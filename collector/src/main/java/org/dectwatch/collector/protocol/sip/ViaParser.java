package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** RFC 3261 section 20.42, with the white space around slashes and colons that section 25.1 permits. */
final class ViaParser {
    private ViaParser() {}

    static Optional<Via> read(String value) {
        int semicolon = Values.end(value, 0, ';');
        String sent = value.substring(0, semicolon).trim();
        int slash = sent.indexOf('/');
        slash = slash < 0 ? -1 : sent.indexOf('/', slash + 1);
        if (slash < 0) {
            return Optional.empty();
        }
        String afterVersion = sent.substring(slash + 1).trim();
        int space = 0;
        while (space < afterVersion.length() && !Chars.blank(afterVersion.charAt(space))) {
            space++;
        }
        if (space == 0 || space > 16 || space == afterVersion.length()) {
            return Optional.empty();
        }
        String transport = afterVersion.substring(0, space);
        Map<String, String> params = Values.params(value.substring(semicolon), ';');
        return HostPort.read(afterVersion.substring(space).trim()).map(by -> via(transport, by, params));
    }

    private static Via via(String transport, HostPort by, Map<String, String> params) {
        Optional<String> branch = Optional.ofNullable(params.get("branch")).filter(b -> !b.isEmpty());
        Optional<String> received = Optional.ofNullable(params.get("received")).filter(r -> !r.isEmpty());
        String rport = params.get("rport");
        OptionalInt port = rport == null ? OptionalInt.empty() : Chars.port(rport);
        return new Via(transport, by.host(), by.port(), branch, received, port, rport != null);
    }
}
