package org.dectwatch.collector.protocol.sip;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3261 section 20.10, RFC 5626 section 11.1. */
final class ContactParser {
    private static final Pattern Q = Pattern.compile("[01](\\.\\d{0,6})?");

    private ContactParser() {}

    /** Null when the URI cannot be read. */
    static @Nullable Contact read(String value) {
        NameAddr outline = NameAddr.of(value);
        SipUri uri = outline.readUri();
        if (uri == null && !outline.uri().equals("*")) {
            return null;
        }
        Map<String, String> params = Parameters.kept(value, outline.rest());
        if (params.isEmpty()) {
            return new Contact(
                    Optional.ofNullable(uri),
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    params);
        }
        return new Contact(
                Optional.ofNullable(uri),
                Chars.seconds(params.getOrDefault("expires", "")),
                q(params.get("q")),
                Optional.ofNullable(params.get("+sip.instance")),
                Chars.seconds(params.getOrDefault("reg-id", "")),
                params);
    }

    private static OptionalDouble q(@Nullable String text) {
        if (text == null || !Q.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
