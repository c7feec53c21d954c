package org.dectwatch.collector.domain;

/**
 * How losses lie in a stream: bursts and gaps by RFC 3611 section 4.7.2 with Gmin = 16. A burst begins and ends with a lost packet
 * and holds no 16 packets received in a row; everything else is gap.
 *
 * @param runs runs of consecutive losses
 * @param longestRun packets in the longest of them
 * @param bursts bursts of two losses at least
 * @param burstPackets packets, lost and received, inside bursts
 * @param burstLost of those, lost
 * @param gapPackets packets, lost and received, outside bursts
 * @param gapLost of those, lost
 */
public record LossPattern(
        long runs, long longestRun, long bursts, long burstPackets, long burstLost, long gapPackets, long gapLost) {
    public static final LossPattern NONE = new LossPattern(0, 0, 0, 0, 0, 0, 0);

    /** Share of losses inside bursts, 0..1; 0 when there were none. */
    public double burstDensity() {
        return burstPackets == 0 ? 0 : (double) burstLost / burstPackets;
    }

    /** Share of losses outside bursts, 0..1. */
    public double gapDensity() {
        return gapPackets == 0 ? 0 : (double) gapLost / gapPackets;
    }

    /** Packets in an average burst, times packet time its length; 0 without bursts. */
    public double meanBurstPackets() {
        return bursts == 0 ? 0 : (double) burstPackets / bursts;
    }

    public long lost() {
        return burstLost + gapLost;
    }

    /**
     * BurstR of ITU-T G.107: the average length of a run of losses against the length it would have under random loss,
     * 1 / (1 - p). 1 for random loss, more for bursts; 1 when nothing was lost.
     */
    public double burstRatio() {
        long all = burstPackets + gapPackets;
        if (runs == 0 || all == 0) {
            return 1;
        }
        double p = (double) lost() / all;
        return Math.max(1, (double) lost() / runs * (1 - p));
    }
}
