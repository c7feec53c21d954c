package org.dectwatch.collector.protocol.rtcp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.net.ByteView;

/** The blocks of extended reports (RFC 3611 section 4) that are read: reference time, its answers, VoIP metrics. */
final class ExtendedBlocks {
    private static final int UNAVAILABLE = 127;

    final List<VoipMetrics> voip = new ArrayList<>(0);
    final List<DelaySinceReport> delays = new ArrayList<>(0);
    /** 0 when there was none. */
    long referenceTime;

    void read(ByteView packet) {
        int at = 8;
        while (at + 4 <= packet.length()) {
            int length = 4 + 4 * packet.u16(at + 2);
            ByteView block = packet.slice(at, length);
            switch (block.u8(0)) {
                case 4 -> referenceTime = block.i64(4);
                case 5 -> delays(block);
                case 7 -> voip.add(metrics(block));
                default -> {
                    // Loss and duplicate run lengths, receipt times, statistics: counted from RTP itself.
                }
            }
            at += length;
        }
    }

    private void delays(ByteView block) {
        for (int at = 4; at + 12 <= block.length(); at += 12) {
            delays.add(new DelaySinceReport(block.i32(at), block.u32(at + 4), block.u32(at + 8)));
        }
    }

    private static VoipMetrics metrics(ByteView block) {
        return new VoipMetrics(
                block.i32(4),
                block.u8(8),
                block.u8(9),
                block.u8(10),
                block.u8(11),
                block.u16(12),
                block.u16(14),
                block.u16(16),
                block.u16(18),
                block.u8(24) > 100 ? OptionalInt.empty() : OptionalInt.of(block.u8(24)),
                mos(block.u8(26)),
                mos(block.u8(27)),
                block.u8(23),
                block.u8(28) >> 6,
                block.u16(30));
    }

    private static OptionalDouble mos(int tenths) {
        return tenths == UNAVAILABLE || tenths < 10 || tenths > 50
                ? OptionalDouble.empty()
                : OptionalDouble.of(tenths / 10.0);
    }
}
