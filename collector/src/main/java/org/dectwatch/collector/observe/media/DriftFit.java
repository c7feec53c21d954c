package org.dectwatch.collector.observe.media;

import java.util.OptionalDouble;

/** The sender's clock against the capture's: slope of media time over arrival time by least squares. */
final class DriftFit {
    private static final double MIN_SECONDS = 10;

    private long firstNanos;
    private int lastTimestamp;
    private double media;
    private long n;
    private double sumT;
    private double sumM;
    private double sumTT;
    private double sumTM;
    private double span;
    private double bestSpan;
    private double bestPpm;

    /** Takes a packet of speech that came in order; {@code clock} is not 0. */
    void count(long nanos, int timestamp, int clock) {
        if (n == 0) {
            firstNanos = nanos;
            media = 0;
        } else {
            media += (double) (timestamp - lastTimestamp) / clock;
        }
        lastTimestamp = timestamp;
        double t = (nanos - firstNanos) / 1e9;
        n++;
        span = t;
        sumT += t;
        sumM += media;
        sumTT += t * t;
        sumTM += t * media;
    }

    /** Starts over; the longest stretch so far is kept. */
    void rebase() {
        keep();
        n = 0;
        span = 0;
        sumT = 0;
        sumM = 0;
        sumTT = 0;
        sumTM = 0;
    }

    private void keep() {
        if (span >= MIN_SECONDS && span > bestSpan) {
            bestSpan = span;
            bestPpm = ppm();
        }
    }

    private double ppm() {
        double divisor = n * sumTT - sumT * sumT;
        return divisor <= 0 ? 0 : ((n * sumTM - sumT * sumM) / divisor - 1) * 1e6;
    }

    OptionalDouble driftPpm() {
        keep();
        return bestSpan >= MIN_SECONDS ? OptionalDouble.of(span >= bestSpan ? ppm() : bestPpm) : OptionalDouble.empty();
    }
}
