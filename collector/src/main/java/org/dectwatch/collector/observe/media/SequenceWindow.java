package org.dectwatch.collector.observe.media;

import java.util.Arrays;

/**
 * Counts a stream by sequence number, exactly: a bit for each of the last 4096 numbers tells a duplicate from a late packet. That
 * covers every number below a jump of 3000, which RFC 3550 A.1 takes for a restart once a second packet confirms it.
 */
final class SequenceWindow {
    enum Verdict {
        IN_ORDER,
        LATE,
        DUPLICATE,
        /** Far off and alone so far. */
        STRAY,
        /** Confirms that the sender began anew at the stray before it. */
        RESTART
    }

    static final int MAX_DROPOUT = 3000;
    private static final int WORDS = 64;
    /** A late packet fills its hole in the loss pattern if it comes within so many numbers. */
    private static final int SETTLE = 256;
    /** So many numbers settle at a time: it is cheaper than one by one. */
    private static final int BATCH = 64;
    /** The second packet after a jump lies so near to the first. */
    private static final int NEAR = 100;

    private final long[] seen = new long[WORDS];
    /** The 64 numbers around the highest, kept here so that most packets need not reach for the array. */
    private long newest;

    private final LossMeter losses = new LossMeter();
    private long highest = -1;
    private long lowest;
    private long inSegment;
    private long settled = -1;
    private int strayAt = -1;
    private long lostBefore;
    private int missingBefore;

    long unique;
    long duplicates;
    long reordered;
    long restarts;
    long strays;

    /** Counts one packet. */
    Verdict count(int sequence) {
        if (highest < 0) {
            begin(sequence + 0x10000L);
            unique++;
            return Verdict.IN_ORDER;
        }
        int step = (short) (sequence - (int) highest);
        if (step <= -MAX_DROPOUT || step >= MAX_DROPOUT) {
            return jump(sequence);
        }
        long extended = highest + step;
        if (step > 0) {
            forward(extended, step);
            return Verdict.IN_ORDER;
        }
        return backward(extended);
    }

    /** Whether this packet would be a copy of one already counted. Changes nothing. */
    boolean isCopy(int sequence) {
        int step = (short) (sequence - (int) highest);
        return highest >= 0 && step <= 0 && step > -MAX_DROPOUT ? get(highest + step) : sequence == strayAt;
    }

    /** Numbers passed over just before the packet counted last; 0 unless it was IN_ORDER. */
    int missingBefore() {
        return missingBefore;
    }

    long lost() {
        return highest < 0 ? 0 : lostBefore + (highest - lowest + 1 - inSegment);
    }

    /** The pattern of losses; with {@code toEnd}, what has not settled yet is settled first. */
    LossMeter losses(boolean toEnd) {
        if (toEnd && highest >= 0) {
            settle(highest);
        }
        return losses;
    }

    private void begin(long extended) {
        highest = extended;
        lowest = extended;
        inSegment = 1;
        settled = -1;
        set(extended);
    }

    private void forward(long extended, int step) {
        moveTo(extended);
        set(extended);
        missingBefore = step - 1;
        inSegment++;
        unique++;
        if (highest - Math.max(settled, lowest) >= SETTLE + BATCH) {
            settle(highest - SETTLE);
        }
    }

    private Verdict backward(long extended) {
        missingBefore = 0;
        if (get(extended)) {
            duplicates++;
            return Verdict.DUPLICATE;
        }
        set(extended);
        lowest = Math.min(lowest, extended);
        inSegment++;
        unique++;
        reordered++;
        return Verdict.LATE;
    }

    private Verdict jump(int sequence) {
        missingBefore = 0;
        int step = strayAt < 0 ? 0 : (short) (sequence - strayAt);
        if (strayAt >= 0 && step == 0) {
            duplicates++;
            return Verdict.DUPLICATE;
        }
        unique++;
        if (strayAt < 0 || Math.abs(step) > NEAR) {
            strayAt = sequence;
            strays++;
            return Verdict.STRAY;
        }
        restart(strayAt + 0x10000L, step);
        return Verdict.RESTART;
    }

    private void restart(long first, int step) {
        settle(highest);
        lostBefore += highest - lowest + 1 - inSegment;
        Arrays.fill(seen, 0);
        newest = 0;
        begin(Math.min(first, first + step));
        moveTo(lowest + Math.abs(step));
        set(highest);
        inSegment = 2;
        strays--;
        restarts++;
        strayAt = -1;
    }

    private void settle(long upTo) {
        long from = settled < 0 ? lowest : settled + 1;
        for (long at = from; at <= upTo; ) {
            // Set bits from here on, to the end of the word at most.
            long received = Math.min(Long.numberOfTrailingZeros(~(word(at) >>> at)), upTo - at + 1);
            if (received == 0) {
                losses.lost();
                at++;
            } else {
                losses.received(received);
                at += received;
            }
        }
        settled = Math.max(settled, upTo);
    }

    private boolean get(long at) {
        return (word(at) & 1L << at) != 0;
    }

    private long word(long at) {
        return at >>> 6 == highest >>> 6 ? newest : seen[slot(at)];
    }

    private void set(long at) {
        if (at >>> 6 == highest >>> 6) {
            newest |= 1L << at;
        } else {
            seen[slot(at)] |= 1L << at;
        }
    }

    /** Moves the newest number forward; what lies between is unseen. */
    private void moveTo(long at) {
        long from = highest >>> 6;
        long to = at >>> 6;
        highest = at;
        if (from == to) {
            return;
        }
        seen[(int) from & WORDS - 1] = newest;
        newest = 0;
        for (long word = from + 1; word < to; word++) {
            seen[(int) word & WORDS - 1] = 0;
        }
    }

    private static int slot(long at) {
        return (int) (at >>> 6) & WORDS - 1;
    }
}
