package org.dectwatch.collector.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What ITU-T G.113 appendix I (tables I.1 and I.4) knows of a codec. Only rows of those tables stand here: a codec that is not among
 * them, or that has no robustness there, is not rated.
 *
 * @param ie equipment impairment factor, without loss
 * @param bpl packet-loss robustness factor; empty where table I.4 has no row
 */
record Impairment(double ie, OptionalDouble bpl) {
    /**
     * The row of a codec; empty without one. G.722, AMR-WB and Opus are rated on the wideband scale of G.107.1 alone; AMR and iLBC
     * have no row.
     *
     * @param codec as rtpmap names it, any case
     * @param concealment whether the receiver of G.711 conceals losses (G.711 appendix I); the others conceal by themselves
     */
    static Optional<Impairment> of(String codec, boolean concealment) {
        return switch (codec.toUpperCase(Locale.ROOT)) {
            case "PCMU", "PCMA" -> row(0, concealment ? 25.1 : 4.3);
            // The row of G.729A with VAD: rtpmap tells neither annex, and annex B is the default (RFC 4856 section
            // 2.1.9).
            case "G729" -> row(11, 19.0);
            // At 6.3 kbit/s with VAD; 5.3 kbit/s (Ie 19) has no robustness.
            case "G723" -> row(15, 16.1);
            case "GSM-EFR" -> row(5, 10.0);
            case "GSM" -> row(20);
            case "G728" -> row(7);
            case "G726-40" -> row(2);
            case "G726-32" -> row(7);
            case "G726-24" -> row(25);
            case "G726-16" -> row(50);
            default -> Optional.empty();
        };
    }

    private static Optional<Impairment> row(double ie, double bpl) {
        return Optional.of(new Impairment(ie, OptionalDouble.of(bpl)));
    }

    private static Optional<Impairment> row(double ie) {
        return Optional.of(new Impairment(ie, OptionalDouble.empty()));
    }

    /** Ie,eff of G.107 section 7.5: {@code lossPercent} 0..100; {@code bpl} is there. */
    double effective(double lossPercent, double burstRatio) {
        return ie + (95 - ie) * lossPercent / (lossPercent / Math.max(1, burstRatio) + bpl.orElseThrow());
    }
}
