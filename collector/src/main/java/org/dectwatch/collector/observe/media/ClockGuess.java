package org.dectwatch.collector.observe.media;

/** Estimates the clock rate of a payload type nobody explained: how far its time stamps go in a second or more. */
final class ClockGuess {
    private static final int[] RATES = {8000, 12000, 16000, 24000, 32000, 44100, 48000, 90000};
    private static final long MIN_NANOS = 1_000_000_000L;
    private static final int MIN_PACKETS = 20;
    private static final double TOLERANCE = 0.04;

    private int type = -1;
    private long firstNanos;
    private int firstTimestamp;
    private int packets;

    /** Takes a packet in order; answers a rate in Hz once it is sure, else 0. */
    int count(int payloadType, long nanos, int timestamp) {
        if (type != payloadType) {
            type = payloadType;
            firstNanos = nanos;
            firstTimestamp = timestamp;
            packets = 0;
        }
        packets++;
        long passed = nanos - firstNanos;
        if (packets < MIN_PACKETS || passed < MIN_NANOS) {
            return 0;
        }
        double rate = (timestamp - firstTimestamp & 0xffffffffL) * 1e9 / passed;
        for (int candidate : RATES) {
            if (Math.abs(rate / candidate - 1) <= TOLERANCE) {
                return candidate;
            }
        }
        // A hold or a leap spoilt it: begin again here.
        type = -1;
        return 0;
    }
}
