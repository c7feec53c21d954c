package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.domain.StreamTotals.Silences;

/**
 * Jitter (RFC 3550 A.8), delta and silences of one stream, by arrival. Only packets of speech come here; what interrupts them is
 * told by {@link #interrupt}, so that neither DTMF nor comfort noise nor a hold shows up as jitter.
 */
final class InterarrivalMeter {
    private static final double NANOS_PER_MS = 1e6;
    /** A time stamp that differs from the clock by more than this, without a silence, leapt; it is no jitter. */
    private static final double LEAP_MS = 1000;

    private final double silenceMs;
    private boolean based;
    private boolean interrupted;
    private long baseNanos;
    private int baseTimestamp;
    private double deltaSum;
    private long deltas;
    private double jitterSum;

    double jitter;
    double maxJitter;
    double maxDelta;
    long jitters;
    /** The highest since the caller last set them to -1. */
    double recentMaxJitter = -1;

    double recentMaxDelta = -1;

    private final Rarities rare = new Rarities();

    InterarrivalMeter(double silenceMs) {
        this.silenceMs = silenceMs;
    }

    /**
     * Takes a packet of speech; false when its time stamp cannot be compared with those before, after a silence or a leap.
     *
     * @param clock Hz; 0 while unknown
     * @param missing sequence numbers passed over just before it
     * @param steps what time stamps commonly advance by
     */
    boolean measure(long nanos, int timestamp, int clock, boolean marker, int missing, CommonValue steps) {
        if (!based) {
            base(nanos, timestamp);
            return true;
        }
        double delta = (nanos - baseNanos) / NANOS_PER_MS;
        int ticks = timestamp - baseTimestamp;
        base(nanos, timestamp);
        double nominal = clock == 0 ? -1 : ticks * 1000.0 / clock;
        if (interrupted) {
            interrupted = false;
            int step = steps.orElse(0);
            if (step == 0 || ticks > step + step / 2) {
                return true;
            }
        }
        if (delta > silenceMs && silence(delta, nominal, ticks, marker, missing, steps.orElse(0))) {
            return false;
        }
        return advance(delta, nominal, clock != 0, marker);
    }

    private boolean advance(double delta, double nominal, boolean clocked, boolean marker) {
        double difference = Math.abs(delta - nominal);
        if (clocked && difference > LEAP_MS) {
            rare.leaps++;
            return false;
        }
        if (clocked) {
            jitter += (difference - jitter) / 16;
        }
        // The first packet of a talk spurt: what came before it was silence.
        if (marker) {
            return true;
        }
        deltas++;
        deltaSum += delta;
        maxDelta = Math.max(maxDelta, delta);
        recentMaxDelta = Math.max(recentMaxDelta, delta);
        if (clocked) {
            jitters++;
            jitterSum += jitter;
            maxJitter = Math.max(maxJitter, jitter);
            recentMaxJitter = Math.max(recentMaxJitter, jitter);
        }
        return true;
    }

    /** Sorts a silence; true when it is to be left out of delta and jitter. */
    private boolean silence(double delta, double nominal, int ticks, boolean marker, int missing, int step) {
        rare.longest = Math.max(rare.longest, delta);
        rare.sum += delta;
        if (missing > 0) {
            rare.outages++;
            return false;
        }
        boolean wentOn = nominal >= 0 ? nominal > delta / 2 : step > 0 && ticks > 4L * step;
        if (marker || wentOn) {
            rare.pauses++;
        } else {
            rare.stalls++;
        }
        return true;
    }

    /** DTMF or comfort noise came between. */
    void interrupt() {
        interrupted = true;
    }

    /** Nothing before can be compared with what comes: the sender began anew or changed its clock. */
    void rebase() {
        based = false;
        interrupted = false;
    }

    private void base(long nanos, int timestamp) {
        based = true;
        baseNanos = nanos;
        baseTimestamp = timestamp;
    }

    boolean hasDelta() {
        return deltas > 0;
    }

    double meanDelta() {
        return deltaSum / deltas;
    }

    double meanJitter() {
        return jitterSum / jitters;
    }

    int silenceCount() {
        return rare.pauses + rare.stalls + rare.outages;
    }

    long leaps() {
        return rare.leaps;
    }

    Silences silences() {
        return silenceCount() == 0
                ? Silences.NONE
                : new Silences(rare.pauses, rare.stalls, rare.outages, rare.longest, rare.sum);
    }

    /** Apart, so that what each packet touches lies close together. */
    private static final class Rarities {
        long leaps;
        int pauses;
        int stalls;
        int outages;
        double longest;
        double sum;
    }
}
