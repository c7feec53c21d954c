package org.dectwatch.collector.protocol.tls;

import java.nio.ByteBuffer;
import org.dectwatch.collector.net.ByteView;

/** The 32 octets of a hello's random as four numbers: a key for tables. Not a secret. */
public record ClientRandom(long a, long b, long c, long d) {
    public static final int LENGTH = 32;

    public static ClientRandom at(ByteView bytes, int at) {
        return new ClientRandom(bytes.i64(at), bytes.i64(at + 8), bytes.i64(at + 16), bytes.i64(at + 24));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }
}
