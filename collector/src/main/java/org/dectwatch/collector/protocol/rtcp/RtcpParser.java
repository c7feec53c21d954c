package org.dectwatch.collector.protocol.rtcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.jspecify.annotations.Nullable;

/** Reads compound RTCP (RFC 3550 section 6, RFC 3611). Use one instance for one datagram. */
public final class RtcpParser {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int BYE = 203;
    private static final int EXTENDED = 207;
    private static final int HEADER = 4;
    private static final int BLOCK = 24;

    private @Nullable SenderInfo senderInfo;
    private final List<ReportBlock> reports = new ArrayList<>(1);
    private final List<Integer> leaving = new ArrayList<>(0);
    private final ExtendedBlocks extended = new ExtendedBlocks();
    private int skipped;

    private RtcpParser() {}

    /** RFC 5761 section 4: version 2, second octet 192 to 223, eight octets at least and a length that fits. */
    public static boolean looksLikeRtcp(ByteView datagram) {
        return datagram.length() >= 8 && isHeader(datagram, 0) && end(datagram, 0) <= datagram.length();
    }

    /**
     * Reads a datagram; SRTCP (RFC 3711 section 3.4) is recognised by what follows the first packet: neither nothing nor a header.
     *
     * @throws Malformed RTCP_HEADER when it does not look like RTCP, TRUNCATED when a field reaches past its packet
     */
    public static RtcpCompound expectCompound(ByteView datagram) {
        if (!looksLikeRtcp(datagram)) {
            throw new Malformed(Malformed.Reason.RTCP_HEADER, 0);
        }
        int sender = datagram.i32(4);
        for (int at = 0; at < datagram.length(); at = end(datagram, at)) {
            if (at + HEADER > datagram.length() || !isHeader(datagram, at) || end(datagram, at) > datagram.length()) {
                return RtcpCompound.ofEncrypted(sender);
            }
        }
        return new RtcpParser().read(datagram, sender);
    }

    private static boolean isHeader(ByteView datagram, int at) {
        int type = datagram.u8(at + 1);
        return (datagram.u8(at) & 0xC0) == 0x80 && type >= 192 && type <= 223;
    }

    private static int end(ByteView datagram, int at) {
        return at + HEADER + 4 * datagram.u16(at + 2);
    }

    private RtcpCompound read(ByteView datagram, int sender) {
        for (int at = 0; at < datagram.length(); at = end(datagram, at)) {
            packet(datagram.slice(at, end(datagram, at) - at));
        }
        return new RtcpCompound(
                sender,
                false,
                Optional.ofNullable(senderInfo),
                reports,
                leaving,
                extended.voip,
                extended.referenceTime == 0 ? OptionalLong.empty() : OptionalLong.of(extended.referenceTime),
                extended.delays,
                skipped);
    }

    private void packet(ByteView packet) {
        int count = packet.u8(0) & 0x1F;
        switch (packet.u8(1)) {
            case SENDER_REPORT -> {
                senderInfo = new SenderInfo(packet.i64(8), packet.u32(16), packet.u32(20), packet.u32(24));
                blocks(packet, 28, count);
            }
            case RECEIVER_REPORT -> blocks(packet, 8, count);
            case BYE -> {
                for (int i = 0; i < count; i++) {
                    leaving.add(packet.i32(HEADER + 4 * i));
                }
            }
            case EXTENDED -> extended.read(packet);
            default -> skipped++;
        }
    }

    private void blocks(ByteView packet, int from, int count) {
        for (int i = 0; i < count; i++) {
            int at = from + i * BLOCK;
            // Signed 24 bits.
            int cumulative = packet.u24(at + 5) << 8 >> 8;
            reports.add(new ReportBlock(
                    packet.i32(at),
                    packet.u8(at + 4),
                    cumulative,
                    packet.u32(at + 8),
                    packet.u32(at + 12),
                    packet.u32(at + 16),
                    packet.u32(at + 20)));
        }
    }
}
