package org.dectwatch.collector.decode.link;

import org.dectwatch.collector.decode.packet.EtherTypes;
import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;

/** Ethernet II and what an EtherType leads to: IEEE 802.1Q and 802.1ad tags, VN-Tag, MPLS, PPPoE, IP. */
public final class Ethernet {
    private static final int HEADER = 14;
    private static final int TYPE = 12;
    private static final int TAG = 4;
    private static final int VN_TAG = 6;

    private Ethernet() {}

    public static void peel(Packet packet) {
        packet.need(HEADER);
        packet.nextEtherType(HEADER, packet.bytes.u16(packet.at + TYPE));
    }

    /** One step by the EtherType: to IP, behind one tag, or to another kind of header. Lengths of 802.3 are not IP. */
    public static void peelType(Packet packet) {
        switch (packet.type) {
            case EtherTypes.IPV4, EtherTypes.IPV6 -> packet.layer = Layer.IP;
            case EtherTypes.VLAN, EtherTypes.SERVICE_VLAN, EtherTypes.OLD_QINQ -> tag(packet);
            case EtherTypes.VN_TAG -> {
                packet.need(VN_TAG);
                packet.nextEtherType(VN_TAG, packet.bytes.u16(packet.at + TAG));
            }
            case EtherTypes.MPLS, EtherTypes.MPLS_UPSTREAM -> packet.layer = Layer.MPLS;
            case EtherTypes.PPPOE_SESSION -> packet.layer = Layer.PPPOE;
            default -> packet.layer = Layer.NOT_IP;
        }
    }

    private static void tag(Packet packet) {
        packet.need(TAG);
        if (packet.vlanPriority < 0) {
            packet.vlanPriority = packet.bytes.u8(packet.at) >>> 5;
        }
        packet.nextEtherType(TAG, packet.bytes.u16(packet.at + 2));
    }
}
