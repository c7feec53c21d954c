package org.dectwatch.collector.protocol.dns;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;

/**
 * A domain name as it was read (RFC 1035 section 4.1.4).
 *
 * @param text lower case without the last dot; octets that are no letter, digit, hyphen or underscore as {@code \DDD}
 * @param end position after the name where it began
 */
record DnsName(String text, int end) {
    private static final int MAX_OCTETS = 255;
    private static final int MAX_POINTERS = 64;

    /** Pointers must lead backwards, so that no chain of them can go round. */
    static DnsName at(ByteView bytes, int from) {
        StringBuilder text = new StringBuilder();
        int at = from;
        int end = -1;
        int lowest = from;
        int octets = 0;
        int pointers = 0;
        while (true) {
            int length = bytes.u8(at);
            if (length == 0) {
                return new DnsName(text.toString(), end < 0 ? at + 1 : end);
            }
            if (length >= 0xc0) {
                int target = bytes.u16(at) & 0x3fff;
                end = end < 0 ? at + 2 : end;
                if (target >= lowest || ++pointers > MAX_POINTERS) {
                    throw new Malformed(Reason.DNS_MESSAGE, at);
                }
                lowest = target;
                at = target;
            } else {
                octets += length + 1;
                if (length > 63 || octets > MAX_OCTETS) {
                    throw new Malformed(Reason.DNS_MESSAGE, at);
                }
                label(bytes, at + 1, length, text);
                at += length + 1;
            }
        }
    }

    private static void label(ByteView bytes, int from, int length, StringBuilder text) {
        if (text.length() > 0) {
            text.append('.');
        }
        for (int i = 0; i < length; i++) {
            int c = bytes.u8(from + i);
            if (c >= 'A' && c <= 'Z') {
                text.append((char) (c + 32));
            } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '*') {
                text.append((char) c);
            } else {
                text.append('\\').append(c / 100).append(c / 10 % 10).append(c % 10);
            }
        }
    }
}
