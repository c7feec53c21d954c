package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.Malformed;

/** Which link-layer header a frame begins with, by its number in the registry of tcpdump.org. */
public final class Links {
    private Links() {}

    /**
     * Brings a fresh packet to its first layer.
     *
     * @throws Malformed {@link Malformed.Reason#LINK_UNKNOWN} for link types this product does not read
     */
    public static void enter(Packet packet, LinkType link) {
        switch (link.number()) {
            case 1 -> packet.layer = Layer.ETHERNET;
            case 0 -> Loopback.enterNull(packet);
            case 108 -> Loopback.enterLoop(packet);
            case 9 -> packet.layer = Layer.PPP;
            case 51 -> packet.layer = Layer.PPPOE;
            case 12, 14, 101, 228, 229 -> packet.layer = Layer.IP;
            case 113 -> Cooked.enterV1(packet);
            case 276 -> Cooked.enterV2(packet);
            default -> throw new Malformed(Malformed.Reason.LINK_UNKNOWN, 0);
        }
    }
}
