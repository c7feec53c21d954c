package org.dectwatch.collector.protocol.tls;

import java.util.Arrays;
import java.util.function.Consumer;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** Joins handshake messages that are spread over records, and splits records that hold several (RFC 8446 5.1). */
public final class HandshakeFramer {
    /** A chain of certificates with room to spare; what is announced larger is refused. */
    static final int MAX_MESSAGE = 1 << 17;

    private static final int HEADER = 4;

    private byte[] held = new byte[0];
    private int heldLength;

    /**
     * Takes the fragment of one handshake record and hands over every message it completes.
     *
     * @throws Malformed with {@link Malformed.Reason#TLS_HANDSHAKE} for a type or length that cannot be; what was held is dropped
     */
    public void feed(ByteView fragment, Consumer<HandshakeMessage> sink) {
        ByteView bytes = heldLength == 0 ? fragment : join(fragment);
        int at = 0;
        while (bytes.length() - at >= HEADER) {
            int type = bytes.u8(at);
            int length = bytes.u24(at + 1);
            if (!HandshakeMessage.known(type) || length > MAX_MESSAGE) {
                heldLength = 0;
                throw new Malformed(Malformed.Reason.TLS_HANDSHAKE, at);
            }
            if (bytes.length() - at - HEADER < length) {
                break;
            }
            ByteView body = bytes.slice(at + HEADER, length);
            at += HEADER + length;
            if (at == bytes.length()) {
                heldLength = 0;
            }
            sink.accept(new HandshakeMessage(type, body));
        }
        keep(bytes, at);
    }

    /** Records are missing: a message that was begun can never be completed. */
    public void reset() {
        heldLength = 0;
    }

    private ByteView join(ByteView fragment) {
        int total = heldLength + fragment.length();
        if (held.length < total) {
            held = Arrays.copyOf(held, Math.max(total, 2 * held.length));
        }
        fragment.copyTo(0, held, heldLength, fragment.length());
        heldLength = total;
        return ByteView.of(held, 0, total);
    }

    private void keep(ByteView bytes, int from) {
        byte[] rest = bytes.from(from).copy();
        heldLength = rest.length;
        if (rest.length > held.length) {
            held = rest;
        } else {
            System.arraycopy(rest, 0, held, 0, rest.length);
        }
    }
}
