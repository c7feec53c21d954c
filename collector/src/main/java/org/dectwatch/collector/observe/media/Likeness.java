package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.rtp.RtpHeader;
import org.dectwatch.collector.protocol.rtp.StaticPayloads;

/**
 * How far the packets of one flow and SSRC follow each other as RTP does (RFC 3550 section 5.1), where nobody announced it. Either is
 * enough:
 *
 * <ul>
 *   <li>five packets whose time stamps advance by one and the same packet time for each number, a multiple of 5 ms at 8 kHz, and not
 *       much slower than the clock on the wall: all telephony;
 *   <li>ten whose numbers and time stamps agree with each other, and the time stamps with some clock of RTP: video, 44.1 kHz.
 * </ul>
 *
 * Other protocols count too, but with clocks of milliseconds or microseconds, or none. RFC 4733 events, whose time stamp stands still,
 * say nothing; neither do copies. One packet that does not fit is passed over; two in a row begin the proof anew.
 */
final class Likeness {
    private static final int ENOUGH = 5;
    private static final int ENOUGH_UNSTEADY = 10;
    /** Numbers apart, as RFC 3550 A.1 MAX_DROPOUT. */
    private static final int MAX_APART = 3000;
    /** No RTP clock in use is faster than 90 kHz; twice that leaves room for bunched packets. */
    private static final long TICKS_PER_SECOND = 200_000;
    /** The slowest clock of RTP, Hz; that of a dynamic type is this or a multiple, but for video. */
    private static final int TELEPHONY = 8000;
    /** 5 ms at 8 kHz, ticks; at 16, 24, 32 and 48 kHz a part of it. */
    private static final int GRAIN = 40;
    /** Steps are no shorter than 5 ms. */
    private static final int STEPS_PER_SECOND = 200;
    /** By so much packets may be late, s. */
    private static final double SLACK = 0.1;

    private static final double SLOWEST_RATE = 6_000;
    private static final double FASTEST_RATE = 110_000;
    private static final int LONGEST_EVENT = 20;

    private boolean begun;
    private int misfits;
    private int sequence;
    private int timestamp;
    private long nanos;
    /** Since the proof began. */
    private int agreed;

    private int firstTimestamp;
    private long firstNanos;
    /** Since the packet time became what it is. */
    private int steady;

    private int stepTicks;
    private int steadyTimestamp;
    private long steadyNanos;

    /**
     * Takes the next packet; true when it is enough.
     *
     * @param length octets of its payload
     */
    boolean take(long atNanos, ByteView packet, int length) {
        int step = (short) (RtpHeader.sequence(packet) - sequence);
        // As an int first: time stamps wrap.
        int ticks = RtpHeader.timestamp(packet) - timestamp;
        if (!begun) {
            begin(atNanos, packet);
            return false;
        }
        if (ticks == 0 && (step == 0 || length <= LONGEST_EVENT)) {
            return false;
        }
        if (!fits(step, ticks, atNanos)) {
            if (++misfits == 2) {
                begin(atNanos, packet);
            }
            return false;
        }
        misfits = 0;
        steady(step, ticks);
        sequence = RtpHeader.sequence(packet);
        timestamp = RtpHeader.timestamp(packet);
        nanos = atNanos;
        agreed++;
        return isSteady(RtpHeader.payloadType(packet)) || isUnsteady();
    }

    /** Whether nothing has agreed yet. */
    boolean fresh() {
        return agreed <= 1;
    }

    private void begin(long atNanos, ByteView packet) {
        begun = true;
        misfits = 0;
        sequence = RtpHeader.sequence(packet);
        timestamp = RtpHeader.timestamp(packet);
        nanos = atNanos;
        agreed = 1;
        firstTimestamp = timestamp;
        firstNanos = nanos;
        steady = 1;
        stepTicks = 0;
    }

    private boolean fits(int step, int ticks, long atNanos) {
        if (step == 0 || Math.abs(step) >= MAX_APART || ticks != 0 && ticks < 0 != step < 0) {
            return false;
        }
        double seconds = Math.abs(atNanos - nanos) / 1e9;
        return Math.abs((long) ticks) <= TICKS_PER_SECOND * (seconds + 0.5);
    }

    private void steady(int step, int ticks) {
        int each = ticks % step == 0 ? ticks / step : 0;
        if (each != 0 && each == stepTicks) {
            steady++;
            return;
        }
        stepTicks = each;
        steady = 2;
        steadyTimestamp = timestamp;
        steadyNanos = nanos;
    }

    private boolean isSteady(int type) {
        int known = StaticPayloads.clockRate(type);
        int clock = known == 0 ? TELEPHONY : known;
        boolean grained = clock % TELEPHONY != 0 || stepTicks % GRAIN == 0;
        if (steady < ENOUGH || stepTicks < clock / STEPS_PER_SECOND || !grained) {
            return false;
        }
        // Not slower than half the clock.
        double media = 2.0 * (timestamp - steadyTimestamp) / clock;
        return (nanos - steadyNanos) / 1e9 <= media + SLACK;
    }

    private boolean isUnsteady() {
        double seconds = (nanos - firstNanos) / 1e9;
        double rate = (timestamp - firstTimestamp) / seconds;
        return agreed >= ENOUGH_UNSTEADY && seconds >= SLACK && rate >= SLOWEST_RATE && rate <= FASTEST_RATE;
    }
}
