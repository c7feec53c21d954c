package org.dectwatch.collector.decode.tunnel;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.ByteView;

/**
 * VXLAN (RFC 7348, UDP 4789) and GTP-U (3GPP TS 29.281, UDP 2152). Any datagram may use these ports, RTP too: what does not
 * look like the tunnel in every fixed bit stays a datagram, and the packet is not moved.
 */
public final class UdpTunnels {
    private static final int VXLAN = 4789;
    private static final int GTP = 2152;
    private static final int UDP_HEADER = 8;
    private static final int VXLAN_HEADER = 8;
    private static final int ETHERNET_HEADER = 14;
    private static final int GTP_HEADER = 8;
    private static final int GTP_OPTIONAL = 4;
    /** Version 1, protocol type GTP; the low three bits announce the optional fields. */
    private static final int GTP_FLAGS = 0x30;

    private static final int GTP_PDU = 0xff;
    /** A GTP-U header with more extensions than this is none. */
    private static final int GTP_EXTENSIONS = 8;

    private UdpTunnels() {}

    /** At a UDP header whose length was checked: whether the packet went on inside. */
    public static boolean enter(Packet packet) {
        return switch (packet.bytes.u16(packet.at + 2)) {
            case VXLAN -> enterVxlan(packet);
            case GTP -> enterGtp(packet);
            default -> false;
        };
    }

    private static boolean enterVxlan(Packet packet) {
        int header = UDP_HEADER + VXLAN_HEADER;
        if (packet.left() < header + ETHERNET_HEADER) {
            return false;
        }
        int at = packet.at + UDP_HEADER;
        if (packet.bytes.i32(at) != 0x0800_0000 || packet.bytes.u8(at + 7) != 0) {
            return false;
        }
        packet.next(header, Layer.ETHERNET);
        return true;
    }

    private static boolean enterGtp(Packet packet) {
        int at = packet.at + UDP_HEADER;
        ByteView bytes = packet.bytes;
        if (packet.end - at < GTP_HEADER || (bytes.u8(at) & 0xf8) != GTP_FLAGS || bytes.u8(at + 1) != GTP_PDU) {
            return false;
        }
        int announced = at + GTP_HEADER + bytes.u16(at + 2);
        int inner = (bytes.u8(at) & 7) == 0 ? at + GTP_HEADER : afterOptional(packet, at);
        if (announced > packet.announced || inner < 0 || inner >= packet.end || !isIp(bytes.u8(inner))) {
            return false;
        }
        packet.endsAt(announced);
        packet.next(inner - packet.at, Layer.IP);
        return true;
    }

    /** Behind sequence number, N-PDU number and the chain of extension headers; -1 when they do not fit. */
    private static int afterOptional(Packet packet, int gtp) {
        int at = gtp + GTP_HEADER + GTP_OPTIONAL;
        if (at > packet.end) {
            return -1;
        }
        int next = (packet.bytes.u8(gtp) & 4) == 0 ? 0 : packet.bytes.u8(at - 1);
        for (int i = 0; next != 0; i++) {
            int length = at < packet.end ? packet.bytes.u8(at) * 4 : 0;
            if (length == 0 || i == GTP_EXTENSIONS || at + length > packet.end) {
                return -1;
            }
            at += length;
            next = packet.bytes.u8(at - 1);
        }
        return at;
    }

    private static boolean isIp(int firstOctet) {
        return (firstOctet >= 0x45 && firstOctet <= 0x4f) || firstOctet >>> 4 == 6;
    }
}
