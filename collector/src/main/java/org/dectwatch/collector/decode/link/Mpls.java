package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;

/** MPLS label stack (RFC 3032). What lies below is not announced: the first nibble tells IP from a pseudowire (RFC 4385). */
public final class Mpls {
    private static final int ENTRY = 4;

    private Mpls() {}

    public static void peel(Packet packet) {
        boolean bottom = false;
        while (!bottom) {
            packet.need(ENTRY);
            bottom = (packet.bytes.u8(packet.at + 2) & 1) == 1;
            packet.at += ENTRY;
        }
        packet.need(1);
        switch (packet.bytes.u8(packet.at) >>> 4) {
            case 4, 6 -> packet.layer = Layer.IP;
            // A control word, then Ethernet: the pseudowire of RFC 4448.
            case 0 -> packet.next(ENTRY, Layer.ETHERNET);
            default -> packet.layer = Layer.NOT_IP;
        }
    }
}
