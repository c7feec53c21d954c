package org.dectwatch.collector.observe.media;

import java.util.Arrays;
import org.dectwatch.collector.domain.StreamTotals.Encryption;
import org.dectwatch.collector.domain.StreamTotals.Payload;
import org.dectwatch.collector.net.ByteView;

/**
 * Lengths of payloads, and whether their octets look enciphered: a chi-square test against even distribution over a sample of
 * packets, and octets beyond what the codec needs (an authentication tag of 4 or 10). Only counts of octet values are kept, and
 * those only until there is a verdict on the sample.
 */
final class PayloadSampler {
    private static final int SAMPLE_OCTETS = 2_400;
    private static final int FEWEST_OCTETS = 1_280;
    private static final int EVERY = 16;
    /** 255 degrees of freedom: mean 255, deviation 22.6. Six deviations up; speech in the clear lies in the thousands. */
    private static final double EVEN = 390;

    private final CommonValue lengths = new CommonValue();
    private final short[] histogram = new short[256];
    private int sampled;
    private int packets;
    private boolean judged;
    private boolean even;

    long octets;
    private int min = -1;
    private int max = -1;

    void count(ByteView packet, int start, int length) {
        octets += length;
        min = min < 0 ? length : Math.min(min, length);
        max = Math.max(max, length);
        if (!judged || packets % EVERY == 0) {
            sample(packet, start, length);
        }
        packets++;
    }

    private void sample(ByteView packet, int start, int length) {
        lengths.count(length);
        int end = Math.min(packet.length(), start + Math.min(length, SAMPLE_OCTETS));
        packet.tally(start, end, histogram);
        sampled += end - start;
        if (sampled >= SAMPLE_OCTETS) {
            even = chiSquare() < EVEN;
            judged = true;
            sampled = 0;
            Arrays.fill(histogram, (short) 0);
        }
    }

    private double chiSquare() {
        double expected = sampled / 256.0;
        double sum = 0;
        for (short count : histogram) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /**
     * Lengths and verdict.
     *
     * @param octetsPerEightTicks what the codec in use needs; 0 when unknown or not constant
     * @param step ticks between packets; 0 when unknown
     */
    Payload payload(double octetsPerEightTicks, int step) {
        int common = lengths.orElse(-1);
        int expected = (int) Math.round(octetsPerEightTicks * step / 8);
        return new Payload(verdict(common, expected, octetsPerEightTicks >= 2), octets, min, max, common);
    }

    private Encryption verdict(int common, int expected, boolean waveform) {
        boolean enough = judged || sampled >= FEWEST_OCTETS;
        boolean looksEven = judged ? even : enough && chiSquare() < EVEN;
        if (expected == 0) {
            return enough && !looksEven ? Encryption.CLEAR : Encryption.UNKNOWN;
        }
        boolean tagged = common == expected + 10 || common == expected + 4;
        if (!enough) {
            return tagged ? Encryption.SRTP : Encryption.UNKNOWN;
        }
        if (!looksEven) {
            return Encryption.CLEAR;
        }
        // A waveform codec is never even; others may be, so that only the tag tells.
        boolean longer = common > expected && common <= expected + 18;
        return waveform || tagged || longer
                ? Encryption.SRTP
                : common == expected ? Encryption.CLEAR : Encryption.UNKNOWN;
    }
}
