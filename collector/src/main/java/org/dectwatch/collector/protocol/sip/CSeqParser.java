package org.dectwatch.collector.protocol.sip;

import org.jspecify.annotations.Nullable;

/** RFC 3261 section 20.16. */
final class CSeqParser {
    private CSeqParser() {}

    /** Null when it cannot be read. */
    static @Nullable CSeq read(String value) {
        int digits = 0;
        while (digits < value.length() && !Chars.blank(value.charAt(digits))) {
            digits++;
        }
        long number = Chars.number(value, 0, digits, 0xffffffffL);
        String method = value.substring(digits).trim();
        return number < 0 || method.isEmpty() || method.length() > 64 ? null : new CSeq(number, method);
    }
}
