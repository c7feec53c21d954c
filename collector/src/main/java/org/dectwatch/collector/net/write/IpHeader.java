package org.dectwatch.collector.net.write;

import java.nio.ByteBuffer;
import org.dectwatch.collector.net.IpAddress;

/**
 * IPv4 or IPv6, by its addresses, with the checksums of itself and of what it carries.
 *
 * @param id identification; of IPv6 only in fragments
 */
record IpHeader(IpAddress source, IpAddress destination, int dscp, int id) implements Header {
    private static final int V4 = 20;
    private static final int V6 = 40;
    private static final int FRAGMENT = 8;
    private static final int TTL = 64;

    @Override
    public int etherType() {
        return source.version() == 4 ? 0x0800 : 0x86dd;
    }

    @Override
    public int protocol() {
        return source.version() == 4 ? 4 : 41;
    }

    @Override
    public byte[] before(byte[] content, Header next) {
        byte[] checked = checked(content, next);
        return source.version() == 4 ? v4(checked, next.protocol(), 0) : v6(checked, next.protocol());
    }

    /** One fragment of content whose checksum is done. */
    byte[] fragment(byte[] part, int protocol, int offset, boolean more) {
        if (source.version() == 4) {
            return v4(part, protocol, offset / 8 | (more ? 0x2000 : 0));
        }
        byte[] fragment = Header.room(FRAGMENT, part)
                .put(Header.u8(protocol))
                .put(Header.u8(0))
                .putShort(Header.u16(offset | (more ? 1 : 0)))
                .putInt(id)
                .array();
        return v6(fragment, 44);
    }

    private byte[] v4(byte[] content, int protocol, int flagsAndOffset) {
        byte[] packet = Header.room(V4, content)
                .put(Header.u8(0x45))
                .put(Header.u8(dscp << 2))
                .putShort(Header.u16(V4 + content.length))
                .putShort(Header.u16(id))
                .putShort(Header.u16(flagsAndOffset))
                .put(Header.u8(TTL))
                .put(Header.u8(protocol))
                .putShort(Header.u16(0))
                .putInt((int) source.low())
                .putInt((int) destination.low())
                .array();
        ByteBuffer.wrap(packet).putShort(10, Header.u16(~fold(sum(packet, 0, V4))));
        return packet;
    }

    private byte[] v6(byte[] content, int protocol) {
        return Header.room(V6, content)
                .putInt(6 << 28 | dscp << 22)
                .putShort(Header.u16(content.length))
                .put(Header.u8(protocol))
                .put(Header.u8(TTL))
                .putLong(source.high())
                .putLong(source.low())
                .putLong(destination.high())
                .putLong(destination.low())
                .array();
    }

    /** The content with the checksum of its own header over the pseudo-header filled in (RFC 768, RFC 8200 section 8.1). */
    byte[] checked(byte[] content, Header next) {
        int at = next.checksumAt();
        if (at < 0) {
            return content;
        }
        ByteBuffer pseudo = ByteBuffer.allocate(V6)
                .putLong(source.high())
                .putLong(source.low())
                .putLong(destination.high())
                .putLong(destination.low())
                .putInt(content.length)
                .putInt(next.protocol());
        int sum = fold(sum(pseudo.array(), 0, V6) + sum(content, 0, content.length));
        int checksum = ~sum & 0xffff;
        ByteBuffer.wrap(content).putShort(at, Header.u16(checksum == 0 ? 0xffff : checksum));
        return content;
    }

    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
