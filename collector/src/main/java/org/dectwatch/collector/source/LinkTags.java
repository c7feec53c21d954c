package org.dectwatch.collector.source;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.LinkType;
import org.dectwatch.collector.net.RawFrame;

/**
 * The outermost 802.1Q or 802.1ad tag of a frame.
 *
 * @param vlan 0..4095; 0 is a priority tag without VLAN
 * @param priority 802.1p, 0..7
 */
record LinkTags(int vlan, int priority) {
    private static final int DOT1Q = 0x8100;
    private static final int DOT1AD = 0x88a8;
    private static final int OLD_QINQ = 0x9100;

    static Optional<LinkTags> of(RawFrame frame) {
        ByteView bytes = frame.bytes();
        int type = typeAt(frame.link());
        // In cooked v2 the protocol stands first and the tag behind the 20 octets of the header.
        int tag = frame.link().equals(LinkType.LINUX_SLL2) ? 20 : type + 2;
        if (type < 0 || bytes.length() < tag + 2) {
            return Optional.empty();
        }
        int protocol = bytes.u16(type);
        if (protocol != DOT1Q && protocol != DOT1AD && protocol != OLD_QINQ) {
            return Optional.empty();
        }
        int tci = bytes.u16(tag);
        return Optional.of(new LinkTags(tci & 0xfff, tci >>> 13));
    }

    private static int typeAt(LinkType link) {
        if (link.equals(LinkType.ETHERNET)) {
            return 12;
        }
        if (link.equals(LinkType.LINUX_SLL)) {
            return 14;
        }
        return link.equals(LinkType.LINUX_SLL2) ? 0 : -1;
    }
}
