package org.dectwatch.collector.protocol.hep;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Malformed.Reason;
import org.dectwatch.collector.net.StreamBuffer;

/** Cuts a TCP connection into HEPv3 packets by their total length; 65,535 octets wait at most, beside what was fed last. */
public final class HepFramer {
    private final StreamBuffer buffer = new StreamBuffer();

    public void feed(ByteView bytes) {
        buffer.append(bytes);
    }

    /**
     * The octets of the next packet when it is whole, for {@link HepParser#expect}; valid until the next {@link #feed}.
     *
     * @throws Malformed HEP_PACKET when the place is lost: there is no way to find the next packet, so the connection is to be
     *     closed
     */
    public Optional<ByteView> take() {
        if (buffer.length() == 0) {
            buffer.release();
            return Optional.empty();
        }
        ByteView waiting = buffer.view(0, buffer.length());
        int magic = Math.min(4, waiting.length());
        if (!"HEP3".startsWith(waiting.latin1(0, magic))) {
            throw new Malformed(Reason.HEP_PACKET, 0);
        }
        if (waiting.length() < HepParser.HEADER) {
            return Optional.empty();
        }
        int total = waiting.u16(4);
        if (total < HepParser.HEADER) {
            throw new Malformed(Reason.HEP_PACKET, 4);
        }
        if (waiting.length() < total) {
            return Optional.empty();
        }
        buffer.consume(total);
        return Optional.of(waiting.slice(0, total));
    }
}
