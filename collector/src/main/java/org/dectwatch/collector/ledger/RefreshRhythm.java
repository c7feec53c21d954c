package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The period after which a series of moments repeats, and how many of them there are in one. Each handset renews its binding
 * after the same time again; so the moments of many, however they lie, come again one period later. Pure.
 *
 * @param period of the repetition
 * @param perPeriod the median number of moments in the last full periods: how many renew; 0 when it has stopped
 * @param lift how much more of the moments repeat than would by chance, 0..1
 */
record RefreshRhythm(Duration period, int perPeriod, double lift) {
    private static final long MILLI = 1_000_000L;
    private static final long SHORTEST = 5_000 * MILLI;
    private static final long LONGEST = 7_200_000 * MILLI;
    private static final long BIN = 100 * MILLI;
    /** So many of the last moments are compared with all before them. */
    private static final int PROBES = 40;

    private static final int CANDIDATES = 12;
    private static final double LEAST_LIFT = 0.68;
    private static final int MOST_PERIODS = 5;

    /**
     * @param times sorted, nanoseconds; a thousand or so
     * @param end until when moments would have been seen, at or after the last one
     * @return empty when nothing repeats, or not for two full periods yet
     */
    static Optional<RefreshRhythm> of(long[] times, long end) {
        if (times.length < 4) {
            return Optional.empty();
        }
        Optional<RefreshRhythm> best = Optional.empty();
        for (long period : candidates(times)) {
            double lift = lift(times, period);
            boolean better = best.isEmpty() || better(lift, period, best.get());
            if (lift >= LEAST_LIFT && better) {
                int count = perPeriod(times, period, end);
                if (count >= 0) {
                    best = Optional.of(new RefreshRhythm(Duration.ofNanos(period), count, Math.min(1, lift)));
                }
            }
        }
        return best;
    }

    /** What repeats after a period repeats after twice as long, too: of such two the shorter is meant. */
    private static boolean better(double lift, long period, RefreshRhythm than) {
        double ratio = (double) period / than.period().toNanos();
        if (ratio < 0.6) {
            return lift > 0.85 * than.lift();
        }
        return ratio > 1.7 ? lift > than.lift() / 0.85 : lift > than.lift();
    }

    /** The commonest distances between two moments. */
    private static List<Long> candidates(long[] times) {
        Map<Long, long[]> bins = new HashMap<>();
        for (int i = Math.max(1, times.length - PROBES); i < times.length; i++) {
            for (int j = i - 1; j >= 0 && times[i] - times[j] <= LONGEST; j--) {
                long distance = times[i] - times[j];
                if (distance >= SHORTEST) {
                    long[] sum = bins.computeIfAbsent(distance / BIN, bin -> new long[2]);
                    sum[0]++;
                    sum[1] += distance;
                }
            }
        }
        return bins.values().stream()
                .sorted((a, b) -> Long.compare(b[0], a[0]))
                .limit(CANDIDATES)
                .map(sum -> sum[1] / sum[0])
                .toList();
    }

    private static long tolerance(long period) {
        return 60 * MILLI + period / 2000;
    }

    /** Of the moments that could have one a period before them: how many do, beyond chance. */
    private static double lift(long[] times, long period) {
        long tolerance = tolerance(period);
        int could = 0;
        int does = 0;
        for (long time : times) {
            if (time - period >= times[0] - tolerance) {
                could++;
                int at = Arrays.binarySearch(times, time - period - tolerance);
                int next = at < 0 ? -at - 1 : at;
                does += times[next] <= time - period + tolerance ? 1 : 0;
            }
        }
        double span = Math.max(times[times.length - 1] - times[0], 1);
        double chance = 1 - Math.exp(-2.0 * tolerance * times.length / span);
        return could < 2 ? 0 : ((double) does / could - chance) / (1 - chance);
    }

    /** The median over the last full periods, cut where the cycle is emptiest; -1 before there are two. */
    private static int perPeriod(long[] times, long period, long end) {
        long cut = emptiest(times, period);
        long last = end - Math.floorMod(end - cut, period);
        int periods = (int) Math.min(MOST_PERIODS, (last - times[0] + period / 2) / period);
        if (periods < 2) {
            return -1;
        }
        int[] counts = new int[periods];
        for (long time : times) {
            long back = Math.floorDiv(last - 1 - time, period);
            if (time < last && back < periods) {
                counts[(int) back]++;
            }
        }
        Arrays.sort(counts);
        return counts[periods / 2];
    }

    /** The middle of the longest pause of the cycle. */
    private static long emptiest(long[] times, long period) {
        long[] phases = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            phases[i] = Math.floorMod(times[i] - times[0], period);
        }
        Arrays.sort(phases);
        long longest = period - phases[phases.length - 1] + phases[0];
        long middle = phases[phases.length - 1] + longest / 2;
        for (int i = 1; i < phases.length; i++) {
            if (phases[i] - phases[i - 1] > longest) {
                longest = phases[i] - phases[i - 1];
                middle = phases[i - 1] + longest / 2;
            }
        }
        return times[0] + middle;
    }
}
