package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reason (RFC 3326) and Warning (RFC 3261 section 20.43) values. */
final class NoticeParser {
    private static final int MAX_TEXT = 200;

    private NoticeParser() {}

    static Optional<ReasonHeader> reason(String value) {
        int semicolon = Values.end(value, 0, ';');
        String protocol = value.substring(0, semicolon).trim();
        if (protocol.isEmpty() || protocol.length() > 32) {
            return Optional.empty();
        }
        Map<String, String> params = Values.params(value.substring(semicolon), ';');
        return Optional.of(new ReasonHeader(
                Chars.readable(protocol, 32),
                Chars.seconds(params.getOrDefault("cause", "")),
                Chars.readable(params.getOrDefault("text", ""), MAX_TEXT)));
    }

    static Optional<Warning> warning(String value) {
        String[] parts = value.split("[ \t]+", 3);
        OptionalLong code = Chars.number(parts[0], 999);
        if (parts.length < 3 || code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                (int) code.getAsLong(),
                Chars.readable(parts[1], 128),
                Chars.readable(Chars.unquote(parts[2].trim()), MAX_TEXT)));
    }
}
