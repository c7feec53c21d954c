package org.dectwatch.collector.source.pcap;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;

/** Which way a frame went, as this host sees it. Strangers' frames on a mirror port go {@link #ELSEWHERE}. */
enum Heading {
    INBOUND,
    OUTBOUND,
    ELSEWHERE;

    private static final int COOKED_TO_US = 0;
    private static final int COOKED_OUTGOING = 4;

    /**
     * Looks at the link header only.
     *
     * @param own the interface's link address; empty when it has none, or all zeros as loopback has
     */
    static Heading of(LinkType link, ByteView frame, ByteView own) {
        return switch (link.number()) {
            case 1 -> ethernet(frame, own);
            case 113 -> frame.length() < 2 ? ELSEWHERE : cooked(frame.u16(0));
            case 276 -> frame.length() < 11 ? ELSEWHERE : cooked(frame.u8(10));
            default -> ELSEWHERE;
        };
    }

    private static Heading cooked(int packetType) {
        return packetType == COOKED_OUTGOING ? OUTBOUND : packetType == COOKED_TO_US ? INBOUND : ELSEWHERE;
    }

    private static Heading ethernet(ByteView frame, ByteView own) {
        if (own.length() != 6 || frame.length() < 12) {
            return ELSEWHERE;
        }
        long address = own.u32(0) << 16 | own.u16(4);
        if (address == 0) {
            return ELSEWHERE;
        }
        if ((frame.u32(6) << 16 | frame.u16(10)) == address) {
            return OUTBOUND;
        }
        return (frame.u32(0) << 16 | frame.u16(4)) == address ? INBOUND : ELSEWHERE;
    }
}
