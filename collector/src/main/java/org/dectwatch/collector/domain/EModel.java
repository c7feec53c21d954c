package org.dectwatch.collector.domain;

import java.util.Locale;
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
     * @param codec as rtpmap names it, any case; empty for one that G.113 does not rate, see {@link #unrated}
     * @param concealment whether the receiver of G.711 conceals losses: Bpl 25.1 instead of 4.3
     * @param lossPercent 0..100
     * @param burstRatio BurstR, 1 at least; the model is validated up to 2, and beyond it below 2 % of loss
     */
    public static Optional<Mos> score(String codec, boolean concealment, double lossPercent, double burstRatio) {
        return Impairment.of(codec, concealment)
                .filter(row -> row.bpl().isPresent())
                .map(row -> {
                    double r = BEST_R - row.effective(lossPercent, burstRatio);
                    return new Mos(mos(r), r, row.ie(), row.bpl().orElseThrow(), burstRatio);
                });
    }

    /** Why a codec has no score: one clause; empty when it has one. */
    public static Optional<String> unrated(String codec) {
        Optional<Impairment> row = Impairment.of(codec, true);
        if (row.isEmpty()) {
            return Optional.of("ITU-T G.113 appendix I does not rate " + codec);
        }
        return row.get().bpl().isPresent()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "ITU-T G.113 appendix I has Ie %.0f for %s and no Bpl, so that loss could not be rated",
                        row.get().ie(),
                        codec));
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
}
