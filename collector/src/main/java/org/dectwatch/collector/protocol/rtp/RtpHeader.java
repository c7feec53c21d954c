package org.dectwatch.collector.protocol.rtp;

import org.dectwatch.collector.net.ByteView;

/**
 * The RTP header (RFC 3550 section 5.1) read in place: no object per packet. The field readers need {@link #MIN_LENGTH} octets.
 */
public final class RtpHeader {
    /** Octets of the fixed header. */
    public static final int MIN_LENGTH = 12;

    private RtpHeader() {}

    /** Whether the version bits say 2, the only one in use; also true for RTCP. False for an empty datagram. */
    public static boolean isVersion2(ByteView packet) {
        return packet.length() > 0 && (packet.u8(0) & 0xC0) == 0x80;
    }

    /**
     * Where the payload begins, behind contributing sources and header extension; -1 when the fixed header is not whole, the
     * version is not 2, or those reach past the end.
     */
    public static int payloadStart(ByteView packet) {
        int length = packet.length();
        if (length < MIN_LENGTH || !isVersion2(packet)) {
            return -1;
        }
        int first = packet.u8(0);
        int at = MIN_LENGTH + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (at + 4 > length) {
                return -1;
            }
            at += 4 + 4 * packet.u16(at + 2);
        }
        return at <= length ? at : -1;
    }

    /**
     * Octets of payload without padding; -1 when the padding is longer than what follows the header.
     *
     * @param start what {@link #payloadStart} answered
     * @param truncated the end was not captured: padding, which is counted in the last octet, is then unknown and left in
     */
    public static int payloadLength(ByteView packet, int start, boolean truncated) {
        int length = packet.length() - start;
        if ((packet.u8(0) & 0x20) == 0 || truncated) {
            return length;
        }
        int padding = length == 0 ? 0 : packet.u8(packet.length() - 1);
        return padding == 0 || padding > length ? -1 : length - padding;
    }

    public static boolean marker(ByteView packet) {
        return (packet.u8(1) & 0x80) != 0;
    }

    /** 0..127. */
    public static int payloadType(ByteView packet) {
        return packet.u8(1) & 0x7F;
    }

    /** 0..65535. */
    public static int sequence(ByteView packet) {
        return packet.u16(2);
    }

    /** 32 bits as they are. */
    public static int timestamp(ByteView packet) {
        return packet.i32(4);
    }

    /** 32 bits as they are. */
    public static int ssrc(ByteView packet) {
        return packet.i32(8);
    }
}
