package org.dectwatch.collector.protocol.sip;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reason (RFC 3326) and Warning (RFC 3261 section 20.43) values. */
final class NoticeParser {
    private static final int MAX_TEXT = 200;

    private NoticeParser() {}

    /** Null when it cannot be read. */
    static @Nullable ReasonHeader reason(String value) {
        int semicolon = Values.end(value, 0, ';');
        String protocol = value.substring(0, semicolon).trim();
        if (protocol.isEmpty() || protocol.length() > 32) {
            return null;
        }
        return new ReasonHeader(
                Chars.readable(protocol, 32),
                Chars.seconds(Parameters.find(value, semicolon, "cause").orElse("")),
                Chars.readable(Parameters.find(value, semicolon, "text").orElse(""), MAX_TEXT));
    }

    /** Null when it cannot be read. */
    static @Nullable Warning warning(String value) {
        String[] parts = value.split("[ \t]+", 3);
        OptionalLong code = Chars.number(parts[0], 999);
        if (parts.length < 3 || code.isEmpty()) {
            return null;
        }
        return new Warning(
                (int) code.getAsLong(),
                Chars.readable(parts[1], 128),
                Chars.readable(Chars.unquote(parts[2].trim()), MAX_TEXT));
    }
}
