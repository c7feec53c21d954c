package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.Malformed;

/** PPP in HDLC-like framing or bare (RFC 1661, RFC 1662), and its sessions over Ethernet (RFC 2516). */
public final class PointToPoint {
    private static final int PPPOE_HEADER = 6;
    private static final int PPPOE_VERSION_AND_TYPE = 0x11;
    private static final int HDLC_ADDRESS_AND_CONTROL = 0xff03;
    private static final int IPV4 = 0x0021;
    private static final int IPV6 = 0x0057;

    private PointToPoint() {}

    /** A PPPoE session header; codes other than 0 belong to discovery. */
    public static void peelSession(Packet packet) {
        packet.need(PPPOE_HEADER);
        if (packet.bytes.u8(packet.at) != PPPOE_VERSION_AND_TYPE) {
            throw new Malformed(Malformed.Reason.LINK_HEADER, packet.at);
        }
        if (packet.bytes.u8(packet.at + 1) != 0) {
            packet.layer = Layer.NOT_IP;
            return;
        }
        packet.endsAt(packet.at + PPPOE_HEADER + packet.bytes.u16(packet.at + 4));
        packet.next(PPPOE_HEADER, Layer.PPP);
    }

    /** Address and control may be there or not; a protocol number with an odd first octet is one octet long. */
    public static void peel(Packet packet) {
        packet.need(2);
        if (packet.bytes.u16(packet.at) == HDLC_ADDRESS_AND_CONTROL) {
            packet.next(2, Layer.PPP);
            packet.need(1);
        }
        int first = packet.bytes.u8(packet.at);
        int length = (first & 1) == 1 ? 1 : 2;
        packet.need(length);
        int protocol = length == 1 ? first : packet.bytes.u16(packet.at);
        packet.next(length, protocol == IPV4 || protocol == IPV6 ? Layer.IP : Layer.NOT_IP);
    }
}
