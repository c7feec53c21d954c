package org.dectwatch.collector.decode.twin;

import org.dectwatch.collector.net.ByteView;

/**
 * The frames of the last few milliseconds, as hashes. A frame's place in the ring is its running number; frames whose hashes
 * fall in one bucket are chained from the newest to older ones, and a chain ends where the window ends, so nothing is ever
 * taken out.
 */
final class TwinRing {
    private static final long NONE = 0;
    /** A chain longer than this is an attack on the buckets: the search gives up. */
    private static final int LONGEST_CHAIN = 64;

    private static final long MIX_A = 0x9E3779B97F4A7C15L;
    private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

    private final long windowNanos;
    private final int mask;
    private final long[] hashes;
    private final long[] times;
    private final long[] older;
    private final int[] copies;
    private final long[] newestInBucket;
    /** Number of the frame seen last, from 1. */
    private long last;

    TwinRing(TwinOptions options) {
        windowNanos = options.window().toNanos();
        int size = Integer.highestOneBit(options.frames() - 1) << 1;
        mask = size - 1;
        hashes = new long[size];
        times = new long[size];
        older = new long[size];
        copies = new int[size];
        newestInBucket = new long[size];
    }

    /** Enters a frame: how many equal ones the window holds, each within reach of the next. */
    int enter(long hash, long timeNanos) {
        int bucket = (int) (hash >>> 40) & mask;
        long twin = find(hash, timeNanos, newestInBucket[bucket]);
        last++;
        int slot = (int) last & mask;
        hashes[slot] = hash;
        times[slot] = timeNanos;
        older[slot] = newestInBucket[bucket];
        newestInBucket[bucket] = last;
        copies[slot] = twin == NONE ? 0 : copies[(int) twin & mask] + 1;
        return copies[slot];
    }

    /** After a repeat was entered: how many frames it gives a twin, itself and, when it is the first repeat, the original. */
    int newlyTwinned() {
        return copies[(int) last & mask] == 1 ? 2 : 1;
    }

    private long find(long hash, long timeNanos, long newest) {
        long number = newest;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (number == NONE || number <= last - mask) {
                return NONE;
            }
            int slot = (int) number & mask;
            if (Math.abs(timeNanos - times[slot]) > windowNanos) {
                return NONE;
            }
            if (hashes[slot] == hash) {
                return number;
            }
            number = older[slot];
        }
        return NONE;
    }

    /** 64 bits of all octets from {@code from} to {@code to}: four lanes, so that multiplications overlap. */
    static long hash(ByteView bytes, int from, int to, long seed) {
        long a = seed ^ MIX_A;
        long b = (to - from) * MIX_B;
        long c = ~seed;
        long d = MIX_B;
        int i = from;
        for (; i + 32 <= to; i += 32) {
            a = (a ^ bytes.i64(i)) * MIX_A;
            b = (b ^ bytes.i64(i + 8)) * MIX_B;
            c = (c ^ bytes.i64(i + 16)) * MIX_A;
            d = (d ^ bytes.i64(i + 24)) * MIX_B;
            a ^= a >>> 29;
            b ^= b >>> 31;
            c ^= c >>> 32;
            d ^= d >>> 30;
        }
        for (; i + 8 <= to; i += 8) {
            a = (a ^ bytes.i64(i)) * MIX_B;
            a ^= a >>> 31;
        }
        for (; i < to; i++) {
            b = (b ^ bytes.u8(i)) * MIX_A;
        }
        return finish(finish(finish(finish(a) + b) + c) + d);
    }

    private static long finish(long value) {
        long mixed = (value ^ value >>> 32) * MIX_A;
        mixed = (mixed ^ mixed >>> 29) * MIX_B;
        return mixed ^ mixed >>> 32;
    }
}
