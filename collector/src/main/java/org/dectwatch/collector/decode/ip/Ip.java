package org.dectwatch.collector.decode.ip;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.packet.Protocols;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/**
 * IPv4 (RFC 791) and IPv6 (RFC 8200) headers. The length in the header counts, not the frame's: padding falls away. A length
 * of 0, as segmentation offload leaves it, means the rest of the frame. Header checksums do not matter: offload leaves them empty.
 */
public final class Ip {
    private static final int V4_HEADER = 20;
    private static final int V6_HEADER = 40;
    private static final int FRAGMENT_HEADER = 8;
    private static final int MORE_FRAGMENTS = 0x2000;

    private Ip() {}

    /** From an IP header, version by its first nibble, to what it carries. */
    public static void peel(Packet packet) {
        packet.need(1);
        int version = packet.bytes.u8(packet.at) >>> 4;
        switch (version) {
            case 4 -> peelV4(packet);
            case 6 -> peelV6(packet);
            default -> throw new Malformed(Malformed.Reason.IP_VERSION, packet.at);
        }
    }

    private static void peelV4(Packet packet) {
        packet.need(V4_HEADER);
        ByteView bytes = packet.bytes;
        int at = packet.at;
        int header = (bytes.u8(at) & 0x0f) * 4;
        if (header < V4_HEADER) {
            throw new Malformed(Malformed.Reason.IP_HEADER, at);
        }
        packet.need(header);
        int total = bytes.u16(at + 2);
        if (total != 0 && total < header) {
            throw new Malformed(Malformed.Reason.IP_LENGTH, at + 2);
        }
        if (total != 0) {
            packet.endsAt(at + total);
        }
        packet.version = 4;
        packet.dscp = bytes.u8(at + 1) >>> 2;
        packet.sourceHigh = 0;
        packet.destinationHigh = 0;
        packet.sourceLow = bytes.u32(at + 12);
        packet.destinationLow = bytes.u32(at + 16);
        packet.nextProtocol(header, bytes.u8(at + 9));
        int fragment = bytes.u16(at + 6) & 0x3fff;
        if (fragment != 0) {
            packet.fragmentOffset = (fragment & 0x1fff) * 8;
            packet.moreFragments = (fragment & MORE_FRAGMENTS) != 0;
            packet.fragmentId = bytes.u16(at + 4);
            packet.layer = Layer.FRAGMENT;
        }
    }

    private static void peelV6(Packet packet) {
        packet.need(V6_HEADER);
        ByteView bytes = packet.bytes;
        int at = packet.at;
        int length = bytes.u16(at + 4);
        if (length != 0) {
            packet.endsAt(at + V6_HEADER + length);
        }
        packet.version = 6;
        packet.dscp = (bytes.u16(at) & 0x0fc0) >>> 6;
        packet.sourceHigh = bytes.i64(at + 8);
        packet.sourceLow = bytes.i64(at + 16);
        packet.destinationHigh = bytes.i64(at + 24);
        packet.destinationLow = bytes.i64(at + 32);
        packet.nextProtocol(V6_HEADER, bytes.u8(at + 6));
    }

    /** One extension header (RFC 8200 section 4), or the authentication header of either version (RFC 4302). */
    public static void peelExtension(Packet packet) {
        packet.need(FRAGMENT_HEADER);
        int next = packet.bytes.u8(packet.at);
        int length = packet.bytes.u8(packet.at + 1);
        if (packet.type == Protocols.FRAGMENT) {
            peelFragment(packet, next);
            return;
        }
        int octets = packet.type == Protocols.AH ? (length + 2) * 4 : (length + 1) * 8;
        packet.need(octets);
        packet.nextProtocol(octets, next);
    }

    private static void peelFragment(Packet packet, int next) {
        int field = packet.bytes.u16(packet.at + 2);
        packet.fragmentOffset = field & 0xfff8;
        packet.moreFragments = (field & 1) != 0;
        packet.fragmentId = packet.bytes.u32(packet.at + 4);
        packet.nextProtocol(FRAGMENT_HEADER, next);
        // One that is whole ("atomic", RFC 6946) waits for nobody.
        if (packet.fragmentOffset != 0 || packet.moreFragments) {
            packet.layer = Layer.FRAGMENT;
        }
    }
}
