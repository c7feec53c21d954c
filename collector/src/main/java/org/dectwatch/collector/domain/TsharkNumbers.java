package org.dectwatch.collector.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The numbers that {@code tshark -q -z rtp,streams} of 4.0.x prints for a stream, its peculiarities included: what is true stands
 * in {@link StreamTotals}. Milliseconds.
 *
 * @param packets every frame, duplicates and mirrored copies too
 * @param lost expected less packets; negative when there were more duplicates than losses
 * @param lostPercent of the expected
 * @param minJitterMs -1 when jitter was never measured, as tshark prints it
 * @param problem the X of tshark's last column
 */
public record TsharkNumbers(
        long packets,
        long lost,
        double lostPercent,
        double minDeltaMs,
        double meanDeltaMs,
        double maxDeltaMs,
        double minJitterMs,
        double meanJitterMs,
        double maxJitterMs,
        boolean problem) {
    private static final double CLEAR = 0.499;
    /** Up to here {@code value * unit} is right to far more than {@link #CLEAR} needs. */
    private static final double EXACT = 1e9;

    /**
     * As tshark prints them: three decimals, one for the percentage, rounded from the exact binary value as C does (Java's
     * formatter rounds 6.25 up, C to even).
     */
    public TsharkNumbers rounded() {
        return new TsharkNumbers(
                packets,
                lost,
                round(lostPercent, 1),
                round(minDeltaMs, 3),
                round(meanDeltaMs, 3),
                round(maxDeltaMs, 3),
                round(minJitterMs, 3),
                round(meanJitterMs, 3),
                round(maxJitterMs, 3),
                problem);
    }

    private static double round(double value, int decimals) {
        double unit = decimals == 1 ? 10 : 1000;
        double units = Math.rint(value * unit);
        // Away from the middle between two decimals an error in the last binary place decides nothing. Adding zero
        // makes -0 zero.
        if (Math.abs(value * unit - units) < CLEAR && Math.abs(units) < EXACT) {
            return units / unit + 0.0;
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }
}
