package org.dectwatch.collector.protocol.tls;

import org.dectwatch.collector.net.ByteView;

/**
 * One record (RFC 8446 5.1).
 *
 * @param type see {@link ContentType}
 * @param version as written in the record header, 0x0301..0x0304
 * @param fragment what follows the five octets of header; borrowed
 */
public record TlsRecord(int type, int version, ByteView fragment) {
    public static final int HEADER = 5;
    /** Largest fragment: 2^14 and the 2048 that TLS 1.2 allows for protection (RFC 5246 6.2.3). */
    public static final int MAX_FRAGMENT = (1 << 14) + 2048;

    /** Whether a record header may stand here; false also when fewer than five octets are left. */
    public static boolean headerAt(ByteView bytes, int at) {
        return at + HEADER <= bytes.length()
                && ContentType.known(bytes.u8(at))
                && bytes.u8(at + 1) == 3
                && bytes.u8(at + 2) <= 4
                && bytes.u16(at + 3) <= MAX_FRAGMENT
                && (bytes.u16(at + 3) > 0 || bytes.u8(at) == ContentType.APPLICATION_DATA);
    }

    /** Whether these first octets, however few, may begin a record. */
    public static boolean maybeAt(ByteView bytes, int at) {
        int n = bytes.length() - at;
        return n >= HEADER
                ? headerAt(bytes, at)
                : (n < 1 || ContentType.known(bytes.u8(at)))
                        && (n < 2 || bytes.u8(at + 1) == 3)
                        && (n < 3 || bytes.u8(at + 2) <= 4);
    }
}
