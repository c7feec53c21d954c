package org.dectwatch.collector.domain;

import java.util.Optional;

/**
 * Listening quality by the E-model of ITU-T G.107 (2015) with the equipment factors of G.113 appendix I: loss is all it hears of a
 * capture, delay and echo stay at their defaults. A value without its model means nothing, so that {@link Mos} carries it along.
 */
public final class EModel {
    /** R with all parameters at their defaults (G.107 table 3), rounded as G.107 does. */
    private static final double BEST_R = 93.2;

    private EModel() {}

    /**
     * The mean opinion score of a codec under loss.
     *
     * @param codec as rtpmap names it, any case; empty for one without published factors
     * @param concealment whether the receiver conceals losses: Bpl 25.1 instead of 4.3 for G.711
     * @param lossPercent 0..100
     * @param burstRatio BurstR, 1 at least
     */
    public static Optional<Mos> score(String codec, boolean concealment, double lossPercent, double burstRatio) {
        return Impairment.of(codec, concealment).map(factors -> {
            double r = BEST_R - factors.effective(lossPercent, burstRatio);
            return new Mos(mos(r), r, factors.ie(), factors.bpl(), burstRatio);
        });
    }

    /** Annex B of G.107; the cubic dips below 1 under R = 6.5, which is cut off. */
    public static double mos(double r) {
        if (r <= 0) {
            return 1;
        }
        if (r >= 100) {
            return 4.5;
        }
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }

    /**
     * A score with all that went into it.
     *
     * @param value 1.0..4.5
     * @param r transmission rating, 0..93.2
     * @param ie equipment impairment of the codec without loss
     * @param bpl its robustness against loss
     */
    public record Mos(double value, double r, double ie, double bpl, double burstRatio) {
        public static final String MODEL = "G.107";

        public String model() {
            return MODEL;
        }
    }

    /**
     * Factors of a codec.
     *
     * @param ie equipment impairment factor
     * @param bpl packet-loss robustness factor
     */
    private record Impairment(double ie, double bpl) {
        static Optional<Impairment> of(String codec, boolean concealment) {
            return switch (codec.toUpperCase(java.util.Locale.ROOT)) {
                case "PCMU", "PCMA" -> Optional.of(new Impairment(0, concealment ? 25.1 : 4.3));
                // G.113 gives Ie for ADPCM without Bpl; G.711's are taken, since both decode sample by sample.
                case "G726-40" -> Optional.of(new Impairment(2, concealment ? 25.1 : 4.3));
                case "G726-32" -> Optional.of(new Impairment(7, concealment ? 25.1 : 4.3));
                case "G726-24" -> Optional.of(new Impairment(25, concealment ? 25.1 : 4.3));
                case "G726-16" -> Optional.of(new Impairment(50, concealment ? 25.1 : 4.3));
                case "G722" -> Optional.of(new Impairment(5, concealment ? 25.1 : 7.1));
                // These conceal by themselves.
                case "G729" -> Optional.of(new Impairment(11, 19));
                case "G723" -> Optional.of(new Impairment(15, 16.1));
                case "GSM" -> Optional.of(new Impairment(20, 10));
                case "GSM-EFR" -> Optional.of(new Impairment(5, 10));
                case "ILBC" -> Optional.of(new Impairment(11, 32));
                default -> Optional.empty();
            };
        }

        double effective(double lossPercent, double burstRatio) {
            return ie + (95 - ie) * lossPercent / (lossPercent / Math.max(1, burstRatio) + bpl);
        }
    }
}
