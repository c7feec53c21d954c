package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Twin;

/**
 * A TCP segment (RFC 9293 section 3.1) as it was captured. Options are not read: nothing here needs them.
 *
 * @param sequence of the first octet, or of the SYN
 * @param flags the low eight: CWR ECE URG ACK PSH RST SYN FIN
 * @param payload borrowed
 * @param cut octets at the end that were announced and not captured
 */
record TcpSegment(
        Flow flow, Carriage carriage, int sequence, int acknowledgement, int flags, ByteView payload, int cut) {
    private static final int HEADER = 20;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    /** Reads the segment at which the packet is. */
    static TcpSegment of(Packet packet, Flow flow, Carriage carriage) {
        packet.need(HEADER);
        ByteView bytes = packet.bytes;
        int at = packet.at;
        int header = (bytes.u8(at + 12) >>> 4) * 4;
        if (header < HEADER || at + header > packet.announced) {
            throw new Malformed(Malformed.Reason.TCP_OFFSET, at + 12);
        }
        int from = Math.min(at + header, packet.end);
        return new TcpSegment(
                flow,
                carriage,
                bytes.i32(at + 4),
                bytes.i32(at + 8),
                bytes.u8(at + 13),
                bytes.slice(from, packet.end - from),
                packet.announced - Math.max(at + header, packet.end));
    }

    boolean syn() {
        return (flags & SYN) != 0;
    }

    boolean ack() {
        return (flags & ACK) != 0;
    }

    boolean fin() {
        return (flags & FIN) != 0;
    }

    boolean rst() {
        return (flags & RST) != 0;
    }

    /** A SYN that asks, as opposed to one that answers. */
    boolean asks() {
        return syn() && !ack();
    }

    /** Sequence number of the first octet of payload: a SYN takes one itself. */
    int dataSequence() {
        return syn() ? sequence + 1 : sequence;
    }

    boolean twin() {
        return carriage.twin() != Twin.NONE;
    }
}
