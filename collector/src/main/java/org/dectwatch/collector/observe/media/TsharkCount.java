package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.domain.TsharkNumbers;
import org.dectwatch.collector.protocol.rtp.StaticPayloads;

/**
 * Counts a stream the way tshark 4.0.x does, right or wrong: order is judged by the time stamp against the first packet's, a late
 * packet moves the end backwards, means divide by all packets. Kept apart so that nothing else depends on it.
 */
final class TsharkCount {
    private int start;
    private int stop;
    private int order;
    private int firstTimestamp;
    private double time;
    private double lastNominal;
    private long packets;
    private long cycles;
    private boolean under;
    private boolean problem;
    private boolean afterNoise;
    private double jitter;
    private double minDelta = -1;
    private double meanDelta;
    private double maxDelta;
    private double minJitter = -1;
    private double meanJitter;
    private double maxJitter;

    /**
     * Counts one packet.
     *
     * @param sinceEpoch nanoseconds since the first frame of the capture
     * @param clock Hz; 0 for telephone events and what SDP did not explain
     */
    @SuppressWarnings("NarrowCalculation") // whole seconds are meant
    void count(long sinceEpoch, int sequence, int timestamp, int type, boolean marker, int clock) {
        // Seconds and rest apart, as tshark does it: the last digit of a jitter may hang on it.
        double now = sinceEpoch / 1_000_000_000L * 1000.0 + sinceEpoch % 1_000_000_000L / 1e6;
        boolean noise = StaticPayloads.isComfortNoise(type);
        if (packets == 0) {
            start = stop = order = sequence;
            firstTimestamp = timestamp;
            time = now;
            afterNoise = noise;
            packets = 1;
            return;
        }
        boolean inTime = timestamp - firstTimestamp >= 0;
        cycle(sequence, inTime);
        order(sequence, inTime);
        boolean regular = inTime && !marker && !noise && !afterNoise;
        measure(now, timestamp, clock, inTime, regular);
        if (inTime) {
            time = now;
        }
        stop = sequence;
        afterNoise = noise;
        packets++;
    }

    private void cycle(int sequence, boolean inTime) {
        if (!inTime) {
            return;
        }
        if (!under && (sequence < start || sequence == 0 && stop == 0xffff)) {
            cycles++;
            under = true;
        } else if (under && sequence > start) {
            under = false;
        }
    }

    private void order(int sequence, boolean inTime) {
        boolean next = order + 1 == sequence || order == 0xffff && sequence == 0;
        boolean ahead = order + 1 < sequence || order - sequence > 0xff00;
        if (inTime && (next || ahead)) {
            order = sequence;
            problem |= !next;
        } else {
            problem |= !inTime || order + 1 > sequence;
        }
    }

    @SuppressWarnings("NarrowCalculation") // tshark divides whole numbers, too
    private void measure(double now, int timestamp, int clock, boolean inTime, boolean regular) {
        if (!inTime) {
            return;
        }
        double delta = now - time;
        if (clock >= 1000) {
            double nominal = (double) ((timestamp - firstTimestamp) & 0xffffffffL) / (clock / 1000);
            double difference = Math.abs(now - (time + (nominal - lastNominal)));
            jitter = (15 * jitter + difference) / 16;
            lastNominal = nominal;
        }
        if (!regular) {
            return;
        }
        minDelta = minDelta < 0 ? delta : Math.min(minDelta, delta);
        maxDelta = Math.max(maxDelta, delta);
        meanDelta = (meanDelta * (packets - 1) + delta) / packets;
        if (clock >= 1000) {
            minJitter = minJitter < 0 ? jitter : Math.min(minJitter, jitter);
            maxJitter = Math.max(maxJitter, jitter);
            meanJitter = (meanJitter * (packets - 1) + jitter) / packets;
        }
    }

    TsharkNumbers numbers() {
        long expected = stop + 0x10000 * cycles - start + 1;
        long lost = expected - packets;
        double percent = expected == 0 ? 0 : 100.0 * lost / expected;
        return new TsharkNumbers(
                packets, lost, percent, minDelta, meanDelta, maxDelta, minJitter, meanJitter, maxJitter, problem);
    }
}
