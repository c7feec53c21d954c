package org.dectwatch.collector.protocol.sip;

import java.util.Optional;
import java.util.OptionalLong;

/** RFC 3261 section 20.16. */
final class CSeqParser {
    private CSeqParser() {}

    static Optional<CSeq> read(String value) {
        int digits = 0;
        while (digits < value.length() && !Chars.blank(value.charAt(digits))) {
            digits++;
        }
        OptionalLong number = Chars.number(value.substring(0, digits), 0xffffffffL);
        String method = value.substring(digits).trim();
        return number.isEmpty() || method.isEmpty() || method.length() > 64
                ? Optional.empty()
                : Optional.of(new CSeq(number.getAsLong(), method));
    }
}
