package org.dectwatch.collector.observe.media;

import org.dectwatch.collector.domain.LossPattern;

/** Sorts losses into bursts and gaps as packets settle in order (RFC 3611 section 4.7.2 and appendix A.2, Gmin = 16). */
final class LossMeter {
    private static final int GMIN = 16;

    private long runs;
    private long longestRun;
    private long run;
    private long bursts;
    private long burstPackets;
    private long burstLost;
    private long packets;
    private long lost;
    /** Packets and losses since a loss that may begin a burst, or that continues one. */
    private long openPackets;

    private long openLost;
    private long receivedSinceLoss = Long.MAX_VALUE / 2;

    /** The next so many numbers came, one at least. */
    void received(long count) {
        packets += count;
        run = 0;
        receivedSinceLoss += count;
    }

    /** The next number did not come. */
    void lost() {
        packets++;
        lost++;
        run++;
        runs += run == 1 ? 1 : 0;
        longestRun = Math.max(longestRun, run);
        if (receivedSinceLoss < GMIN) {
            openPackets += receivedSinceLoss + 1;
            openLost++;
        } else {
            closeBurst();
            openPackets = 1;
            openLost = 1;
        }
        receivedSinceLoss = 0;
    }

    /** The pattern so far; a burst still open counts as it stands. */
    LossPattern pattern() {
        if (lost == 0) {
            return packets == 0 ? LossPattern.NONE : new LossPattern(0, 0, 0, 0, 0, packets, 0);
        }
        long open = openLost > 1 ? 1 : 0;
        long inBursts = burstPackets + open * openPackets;
        long lostInBursts = burstLost + open * openLost;
        return new LossPattern(
                runs, longestRun, bursts + open, inBursts, lostInBursts, packets - inBursts, lost - lostInBursts);
    }

    private void closeBurst() {
        if (openLost > 1) {
            bursts++;
            burstPackets += openPackets;
            burstLost += openLost;
        }
    }
}
