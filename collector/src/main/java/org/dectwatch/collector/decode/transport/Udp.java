package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.tunnel.UdpTunnels;
import org.dectwatch.collector.net.KnownFlow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.PassingDatagram;

/** UDP (RFC 768). Checksums do not matter. */
public final class Udp {
    private static final int HEADER = 8;

    private Udp() {}

    /**
     * Checks the length and goes on inside a tunnel, or stops at the datagram. A length of 0 (offload, jumbograms) means the
     * rest; one beyond the packet's end counts as cut.
     */
    public static void peel(Packet packet) {
        packet.need(HEADER);
        int length = packet.bytes.u16(packet.at + 4);
        if (length != 0 && length < HEADER) {
            throw new Malformed(Malformed.Reason.TRANSPORT_HEADER, packet.at + 4);
        }
        if (length != 0) {
            packet.endsAt(packet.at + length);
        }
        if (!UdpTunnels.enter(packet)) {
            packet.layer = Layer.DATAGRAM;
        }
    }

    /** Lends out what is behind the header. */
    public static void payload(Packet packet, KnownFlow flow, PassingDatagram to) {
        to.carries(flow, packet.bytes, packet.at + HEADER, packet.end - packet.at - HEADER);
    }
}
