package org.dectwatch.collector.scrape.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** A value as text: printable, bounded. */
final class SnmpText {
    private static final int LONGEST = 255;

    private SnmpText() {}

    /** Empty when there is no value, or nothing printable in it. */
    static Optional<String> of(@Nullable Variable value) {
        if (value instanceof OctetString octets) {
            return printable(new String(octets.getValue(), StandardCharsets.UTF_8));
        }
        // A serial number may well be a number.
        boolean plain = value instanceof Integer32 || value instanceof UnsignedInteger32 || value instanceof Counter64;
        return plain ? printable(String.valueOf(value)) : Optional.empty();
    }

    private static Optional<String> printable(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\uFFFD]", " ").strip();
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean.substring(0, Math.min(clean.length(), LONGEST)));
    }
}
