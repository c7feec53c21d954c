package org.dectwatch.collector.decode.tunnel;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.Malformed;

/** Cisco's encapsulated remote SPAN: types I (no header), II and III (draft-foschiano-erspan-03). */
final class Erspan {
    private static final int HEADER_II = 8;
    private static final int HEADER_III = 12;
    private static final int PLATFORM = 8;
    private static final int VERSION_II = 1;
    private static final int VERSION_III = 2;
    private static final int FRAME_ETHERNET = 0;
    private static final int FRAME_IP = 2;

    private Erspan() {}

    /** Type I shares the protocol number of type II and has neither header nor GRE sequence number. */
    static void peelII(Packet packet, boolean sequenced) {
        if (!sequenced) {
            packet.layer = Layer.ETHERNET;
            return;
        }
        packet.need(HEADER_II);
        expectVersion(packet, VERSION_II);
        packet.next(HEADER_II, Layer.ETHERNET);
    }

    static void peelIII(Packet packet) {
        packet.need(HEADER_III);
        expectVersion(packet, VERSION_III);
        int last = packet.bytes.u16(packet.at + 10);
        int frame = last >>> 10 & 0x1f;
        int length = HEADER_III + ((last & 1) == 1 ? PLATFORM : 0);
        packet.need(length);
        packet.next(
                length,
                switch (frame) {
                    case FRAME_ETHERNET -> Layer.ETHERNET;
                    case FRAME_IP -> Layer.IP;
                    default -> Layer.NOT_IP;
                });
    }

    private static void expectVersion(Packet packet, int version) {
        if (packet.bytes.u8(packet.at) >>> 4 != version) {
            throw new Malformed(Malformed.Reason.TUNNEL_HEADER, packet.at);
        }
    }
}
