package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;

/** BSD loopback: four octets with an address family, then IP (LINKTYPE_NULL and LINKTYPE_LOOP). */
final class Loopback {
    private static final int HEADER = 4;

    private Loopback() {}

    /** The family is in the byte order of the machine that captured, which a file does not tell: small numbers decide. */
    static void enterNull(Packet packet) {
        packet.need(HEADER);
        int family = packet.bytes.i32(packet.at);
        enter(packet, family >>> 16 == 0 ? family : Integer.reverseBytes(family));
    }

    /** The family is in network order. */
    static void enterLoop(Packet packet) {
        packet.need(HEADER);
        enter(packet, packet.bytes.i32(packet.at));
    }

    private static void enter(Packet packet, int family) {
        switch (family) {
            // AF_INET everywhere; AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, macOS, Windows.
            case 2, 10, 23, 24, 28, 30 -> packet.next(HEADER, Layer.IP);
            default -> packet.next(HEADER, Layer.NOT_IP);
        }
    }
}
