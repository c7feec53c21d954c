package org.dectwatch.collector.domain;

/**
 * The numbers that {@code tshark -q -z rtp,streams} of 4.0.x prints for a stream, its peculiarities included: what is true stands
 * in {@link StreamTotals}. Milliseconds; not rounded, tshark prints three decimals.
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
        boolean problem) {}
