package org.dectwatch.collector.protocol.sip;

import java.util.Locale;
import java.util.Optional;

/** Content-Type values (RFC 3261 section 20.15). */
final class MediaType {
    private MediaType() {}

    /** {@code type/subtype} in lower case. */
    static String bare(String value) {
        int end = Values.end(value, 0, ';');
        String type = value.substring(0, Math.min(end, 100)).trim();
        return type.toLowerCase(Locale.ROOT);
    }

    static Optional<String> parameter(String value, String name) {
        return Parameters.find(value, Values.end(value, 0, ';'), name);
    }
}
