package org.dectwatch.collector.net.write;

import java.nio.ByteBuffer;

/** A header that can be put before what it carries. */
interface Header {
    /** How an Ethernet header or a tag announces this one; -1 when it cannot stand there. */
    default int etherType() {
        return -1;
    }

    /** How an IP header announces this one; -1 when it cannot stand there. */
    default int protocol() {
        return -1;
    }

    /** Octet of the checksum that covers the IP pseudo-header; -1 when there is none. */
    default int checksumAt() {
        return -1;
    }

    /**
     * This header and the content after it.
     *
     * @param next header with which the content begins; {@link Payload} when it is no header
     */
    byte[] before(byte[] content, Header next);

    /** What is no header: raw octets at the end. */
    record Payload() implements Header {
        @Override
        public byte[] before(byte[] content, Header next) {
            return content;
        }
    }

    /** A buffer for {@code length} octets of header with the content already behind them. */
    static ByteBuffer room(int length, byte[] content) {
        return ByteBuffer.allocate(length + content.length).put(length, content);
    }

    static short u16(int value) {
        return (short) value;
    }

    static byte u8(int value) {
        return (byte) value;
    }
}
