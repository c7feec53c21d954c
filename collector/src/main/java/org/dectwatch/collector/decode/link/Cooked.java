package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.Packet;

/** Linux cooked capture, what the device "any" delivers (LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2). */
final class Cooked {
    private static final int V1_HEADER = 16;
    private static final int V1_PROTOCOL = 14;
    private static final int V2_HEADER = 20;

    private Cooked() {}

    static void enterV1(Packet packet) {
        packet.need(V1_HEADER);
        packet.nextEtherType(V1_HEADER, packet.bytes.u16(packet.at + V1_PROTOCOL));
    }

    static void enterV2(Packet packet) {
        packet.need(V2_HEADER);
        packet.nextEtherType(V2_HEADER, packet.bytes.u16(packet.at));
    }
}
