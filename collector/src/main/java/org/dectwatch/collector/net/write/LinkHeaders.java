package org.dectwatch.collector.net.write;

/** Headers below IP. */
final class LinkHeaders {
    private LinkHeaders() {}

    /** Ethernet II between two locally administered addresses. */
    record Ethernet(long destination, long source) implements Header {
        @Override
        public int etherType() {
            return 0x6558;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(14, content)
                    .putShort(Header.u16((int) (destination >>> 32)))
                    .putInt((int) destination)
                    .putShort(Header.u16((int) (source >>> 32)))
                    .putInt((int) source)
                    .putShort(Header.u16(next.etherType()))
                    .array();
        }
    }

    /** IEEE 802.1Q, or 802.1ad when {@code tagType} says so. */
    record Vlan(int tagType, int id, int priority) implements Header {
        @Override
        public int etherType() {
            return tagType;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(4, content)
                    .putShort(Header.u16(priority << 13 | id))
                    .putShort(Header.u16(next.etherType()))
                    .array();
        }
    }

    /** LINKTYPE_LINUX_SLL: an incoming packet of an Ethernet card. */
    record CookedV1() implements Header {
        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(16, content)
                    .putShort(Header.u16(0))
                    .putShort(Header.u16(1))
                    .putShort(Header.u16(6))
                    .putLong(0)
                    .putShort(Header.u16(next.etherType()))
                    .array();
        }
    }

    /** LINKTYPE_LINUX_SLL2. */
    record CookedV2() implements Header {
        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(20, content)
                    .putShort(Header.u16(next.etherType()))
                    .putShort(Header.u16(0))
                    .putInt(1)
                    .putShort(Header.u16(1))
                    .put(Header.u8(0))
                    .put(Header.u8(6))
                    .putLong(0)
                    .array();
        }
    }

    /** LINKTYPE_NULL of a little-endian machine, or LINKTYPE_LOOP. */
    record Loopback(boolean bigEndian) implements Header {
        @Override
        public byte[] before(byte[] content, Header next) {
            int family = next.protocol() == 41 ? 30 : 2;
            return Header.room(4, content)
                    .putInt(bigEndian ? family : Integer.reverseBytes(family))
                    .array();
        }
    }

    /** PPPoE session with PPP. */
    record PppoeSession(int session) implements Header {
        @Override
        public int etherType() {
            return 0x8864;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(8, content)
                    .putShort(Header.u16(0x1100))
                    .putShort(Header.u16(session))
                    .putShort(Header.u16(content.length + 2))
                    .putShort(Header.u16(next.protocol() == 41 ? 0x0057 : 0x0021))
                    .array();
        }
    }

    /** One MPLS label, the last of its stack. */
    record Mpls(int label) implements Header {
        @Override
        public int etherType() {
            return 0x8847;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(4, content).putInt(label << 12 | 1 << 8 | 64).array();
        }
    }
}
