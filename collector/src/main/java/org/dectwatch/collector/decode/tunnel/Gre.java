package org.dectwatch.collector.decode.tunnel;

import org.dectwatch.collector.decode.packet.EtherTypes;
import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.Malformed;

/** GRE with checksum, key and sequence number (RFC 2784, RFC 2890), its PPTP form (RFC 2637), and ERSPAN inside. */
public final class Gre {
    private static final int HEADER = 4;
    private static final int OPTIONAL = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int PPTP_ACKNOWLEDGEMENT = 0x0080;
    private static final int VERSION = 0x0007;
    private static final int PPTP = 1;

    private Gre() {}

    public static void peel(Packet packet) {
        packet.need(HEADER);
        int flags = packet.bytes.u16(packet.at);
        int type = packet.bytes.u16(packet.at + 2);
        int version = flags & VERSION;
        if (version > PPTP || (flags & ROUTING) != 0) {
            throw new Malformed(Malformed.Reason.TUNNEL_HEADER, packet.at);
        }
        int length = HEADER + optional(flags, CHECKSUM) + optional(flags, KEY) + optional(flags, SEQUENCE);
        if (version == PPTP) {
            length += optional(flags, PPTP_ACKNOWLEDGEMENT);
        }
        packet.need(length);
        packet.at += length;
        enter(packet, type, (flags & SEQUENCE) != 0);
    }

    private static int optional(int flags, int flag) {
        return (flags & flag) == 0 ? 0 : OPTIONAL;
    }

    private static void enter(Packet packet, int type, boolean sequenced) {
        switch (type) {
            case EtherTypes.TRANSPARENT_BRIDGING -> packet.layer = Layer.ETHERNET;
            case EtherTypes.PPP -> packet.layer = packet.left() == 0 ? Layer.NOT_IP : Layer.PPP;
            case EtherTypes.ERSPAN_II -> Erspan.peelII(packet, sequenced);
            case EtherTypes.ERSPAN_III -> Erspan.peelIII(packet);
            default -> packet.nextEtherType(0, type);
        }
    }
}
