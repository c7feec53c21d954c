package org.dectwatch.collector.source.pcap;

import java.util.function.LongConsumer;

/**
 * Makes ticks from packet times: one at each whole second passed. A silence is ticked each second for 5 minutes, then each
 * minute up to an hour, then each hour up to a day; what is left of a longer leap in at most 100 equal steps. So one packet
 * never causes more than {@value #MOST_TICKS} ticks, however far it leaps, and the last tick of a leap is always the whole
 * second at or before the packet. Time never runs back: an older packet makes no tick.
 */
final class PacketClock {
    static final int MOST_TICKS = 300 + 55 + 23 + 101;

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE_STEPS_FROM = 300;
    private static final long HOUR_STEPS_FROM = 3_600;
    private static final long EQUAL_STEPS_FROM = 86_400;
    private static final long EQUAL_STEPS = 100;

    private long ticked = Long.MIN_VALUE;
    private long nextNanos = Long.MIN_VALUE;
    private long latestNanos = Long.MIN_VALUE;

    /** A packet of this time is about to be delivered: ticks for every whole second up to and with it. */
    void advance(long packetNanos, LongConsumer tick) {
        latestNanos = Math.max(latestNanos, packetNanos);
        if (packetNanos >= nextNanos) {
            pass(Math.floorDiv(packetNanos, SECOND), tick);
        }
    }

    private void pass(long second, LongConsumer tick) {
        boolean first = ticked == Long.MIN_VALUE;
        long silence = ticked;
        while (!first && ticked < second) {
            ticked = Math.min(second, ticked + step(ticked - silence, second - silence));
            tick.accept(ticked * SECOND);
        }
        ticked = second;
        nextNanos = (second + 1) * SECOND;
    }

    private static long step(long since, long leap) {
        if (since < MINUTE_STEPS_FROM) {
            return 1;
        }
        if (since < HOUR_STEPS_FROM) {
            return 60;
        }
        return since < EQUAL_STEPS_FROM ? 3_600 : Math.max(3_600, (leap - EQUAL_STEPS_FROM) / EQUAL_STEPS);
    }

    /** The latest packet time seen; meaningless before the first {@link #advance}. */
    long latestNanos() {
        return latestNanos;
    }
}
