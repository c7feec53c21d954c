package org.dectwatch.collector.decode.twin;

/**
 * The frames of the last few milliseconds, as hashes. A frame's place in the ring is its running number; frames whose hashes
 * fall in one bucket are chained from the newest to older ones, and a chain ends where the window ends, so nothing is ever
 * taken out.
 */
final class TwinRing {
    private static final long NONE = 0;
    /** A chain longer than this is an attack on the buckets: the search gives up. */
    private static final int LONGEST_CHAIN = 64;

    private static final int FRAME = 4;
    private static final int HASH = 0;
    private static final int TIME = 1;
    /** Number of the next older frame in the same bucket. */
    private static final int OLDER = 2;

    private static final int COPY = 3;

    /** Buckets for each frame of the ring: with fewer, frames that have nothing in common meet too often. */
    private static final int BUCKETS = 4;

    /** Rings are as small as the traffic allows: memory that stays in the processor's cache is the whole speed of this. */
    private static final int SMALLEST = 1 << 10;

    /** A tick is 1024 ns: halves of them begin anew each 73 minutes, and then it is looked in vain. */
    private static final int TICK = 10;

    private static final long HALF = 0xffff_ffffL;

    private final long windowNanos;
    private final int windowTicks;
    private final int largest;
    private int mask;
    /** Four numbers a frame, side by side since they are used together: see the constants. */
    private long[] frames;
    /**
     * For each bucket the low halves of its newest frame's number and of its time in ticks: mostly the time tells that there is
     * nothing to look for.
     */
    private long[] buckets;
    /** Number of the frame seen last, from 1. */
    private long last;

    TwinRing(TwinOptions options) {
        windowNanos = options.window().toNanos();
        windowTicks = (int) (windowNanos >> TICK) + 1;
        largest = Integer.highestOneBit(options.frames() - 1) << 1;
        int size = Math.min(largest, SMALLEST);
        mask = size - 1;
        frames = new long[size * FRAME];
        buckets = new long[size * BUCKETS];
    }

    /** Enters a frame: how many equal ones the window holds, each within reach of the next. */
    int enter(long hash, long timeNanos) {
        if (mask + 1 < largest && last > mask && within(timeNanos, frames[at(last + 1) + TIME])) {
            grow();
        }
        long newest = buckets[bucket(hash)];
        long twin = newest != NONE && mayBeWithin(timeNanos, newest) ? find(hash, timeNanos, numberOf(newest)) : NONE;
        long copy = twin == NONE ? 0 : frames[at(twin) + COPY] + 1;
        last++;
        place(last, hash, timeNanos, copy);
        return (int) copy;
    }

    private void place(long number, long hash, long timeNanos, long copy) {
        int bucket = bucket(hash);
        int at = at(number);
        frames[at + HASH] = hash;
        frames[at + TIME] = timeNanos;
        frames[at + OLDER] = numberOf(buckets[bucket]);
        frames[at + COPY] = copy;
        buckets[bucket] = number << Integer.SIZE | timeNanos >> TICK & HALF;
    }

    /** The number whose low half the bucket holds; of an empty one, or one long passed, a number that is too old to count. */
    private long numberOf(long newest) {
        return last - (last - (newest >>> Integer.SIZE) & HALF);
    }

    private boolean mayBeWithin(long timeNanos, long newest) {
        return Math.abs((int) (timeNanos >> TICK) - (int) newest) <= windowTicks;
    }

    /** The window holds as many frames as the ring: they get twice the room. */
    private void grow() {
        long[] old = frames;
        int oldMask = mask;
        mask = mask * 2 + 1;
        frames = new long[old.length * 2];
        buckets = new long[buckets.length * 2];
        for (long number = last - oldMask; number <= last; number++) {
            int from = ((int) number & oldMask) * FRAME;
            place(number, old[from + HASH], old[from + TIME], old[from + COPY]);
        }
    }

    private boolean within(long oneNanos, long otherNanos) {
        return Math.abs(oneNanos - otherNanos) <= windowNanos;
    }

    /** After a repeat was entered: how many frames it gives a twin, itself and, when it is the first repeat, the original. */
    int newlyTwinned() {
        return frames[at(last) + COPY] == 1 ? 2 : 1;
    }

    private int bucket(long hash) {
        return (int) (hash >>> 40) & (mask + 1) * BUCKETS - 1;
    }

    private int at(long number) {
        return ((int) number & mask) * FRAME;
    }

    private long find(long hash, long timeNanos, long newest) {
        long number = newest;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (number == NONE || number <= last - mask) {
                return NONE;
            }
            int at = at(number);
            if (!within(timeNanos, frames[at + TIME])) {
                return NONE;
            }
            if (frames[at + HASH] == hash) {
                return number;
            }
            number = frames[at + OLDER];
        }
        return NONE;
    }
}
