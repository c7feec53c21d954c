package org.dectwatch.collector.net.write;

/** Headers above IP. */
final class TransportHeaders {
    private TransportHeaders() {}

    record Udp(int source, int destination) implements Header {
        @Override
        public int protocol() {
            return 17;
        }

        @Override
        public int checksumAt() {
            return 6;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(8, content)
                    .putShort(Header.u16(source))
                    .putShort(Header.u16(destination))
                    .putShort(Header.u16(8 + content.length))
                    .array();
        }
    }

    record Tcp(int source, int destination, int sequence, int acknowledgement, int flags) implements Header {
        private static final String FLAGS = "FSRPAU";

        /** @param letters of FIN, SYN, RST, PSH, ACK, URG */
        static int flags(String letters) {
            int flags = 0;
            for (int i = 0; i < letters.length(); i++) {
                int bit = FLAGS.indexOf(letters.charAt(i));
                if (bit < 0) {
                    throw new IllegalArgumentException("TCP flags are letters of " + FLAGS + ", not " + letters);
                }
                flags |= 1 << bit;
            }
            return flags;
        }

        @Override
        public int protocol() {
            return 6;
        }

        @Override
        public int checksumAt() {
            return 16;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(20, content)
                    .putShort(Header.u16(source))
                    .putShort(Header.u16(destination))
                    .putInt(sequence)
                    .putInt(acknowledgement)
                    .putShort(Header.u16(5 << 12 | flags))
                    .putShort(Header.u16(64_240))
                    .array();
        }
    }

    /** ICMP or ICMPv6 with a rest of header of 0; the content is what it quotes. */
    record Icmp(boolean v6, int type, int code) implements Header {
        @Override
        public int protocol() {
            return v6 ? 58 : 1;
        }

        @Override
        public int checksumAt() {
            return v6 ? 2 : -1;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(8, content)
                    .put(Header.u8(type))
                    .put(Header.u8(code))
                    .array();
        }
    }

    /** GRE with the optional fields asked for. */
    record Gre(boolean checksum, boolean key, boolean sequence) implements Header {
        @Override
        public int protocol() {
            return 47;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            int length = 4 + (checksum ? 4 : 0) + (key ? 4 : 0) + (sequence ? 4 : 0);
            int flags = (checksum ? 0x8000 : 0) | (key ? 0x2000 : 0) | (sequence ? 0x1000 : 0);
            return Header.room(length, content)
                    .putShort(Header.u16(flags))
                    .putShort(Header.u16(next.etherType()))
                    .array();
        }
    }

    /** ERSPAN type II or III, to be put behind GRE with a sequence number. */
    record Erspan(int type, int session) implements Header {
        @Override
        public int etherType() {
            return type == 2 ? 0x88be : 0x22eb;
        }

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(type == 2 ? 8 : 12, content)
                    .putShort(Header.u16((type - 1) << 12))
                    .putShort(Header.u16(session))
                    .array();
        }
    }

    record Vxlan(int network) implements Header {
        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(8, content)
                    .putInt(0x0800_0000)
                    .putInt(network << 8)
                    .array();
        }
    }

    /** GTP-U; with a sequence number, also one PDU session extension header. */
    record Gtp(int tunnel, boolean extended) implements Header {
        private static final int GTP = 8;
        private static final int OPTIONAL = 8;

        @Override
        public byte[] before(byte[] content, Header next) {
            return Header.room(GTP, extended ? extend(content) : content)
                    .put(Header.u8(extended ? 0x36 : 0x30))
                    .put(Header.u8(0xff))
                    .putShort(Header.u16(content.length + (extended ? OPTIONAL : 0)))
                    .putInt(tunnel)
                    .array();
        }

        /** Sequence number 1, next extension 0x85: a PDU session container of one unit, and no more. */
        private static byte[] extend(byte[] content) {
            return Header.room(OPTIONAL, content)
                    .putInt(0x0001_0085)
                    .putInt(0x0110_0900)
                    .array();
        }
    }
}
