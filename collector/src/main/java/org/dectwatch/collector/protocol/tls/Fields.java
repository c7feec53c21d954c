package org.dectwatch.collector.protocol.tls;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** Reads the fields of a handshake message one after the other; what reaches past the end is malformed. */
final class Fields {
    private final ByteView bytes;
    private int at;

    Fields(ByteView bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return at == bytes.length();
    }

    int u8() {
        return fixed(1).u8(0);
    }

    int u16() {
        return fixed(2).u16(0);
    }

    ByteView fixed(int count) {
        if (bytes.length() - at < count) {
            throw new Malformed(Malformed.Reason.TLS_HANDSHAKE, at);
        }
        ByteView field = bytes.slice(at, count);
        at += count;
        return field;
    }

    /** A vector with one octet of length (RFC 8446 3.4). */
    ByteView vector8() {
        return fixed(u8());
    }

    ByteView vector16() {
        return fixed(u16());
    }

    ByteView vector24() {
        return fixed(fixed(3).u24(0));
    }
}
