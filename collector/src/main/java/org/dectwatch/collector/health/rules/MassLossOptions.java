package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code registration-mass-loss}. */
public record MassLossOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long the loss must last before it is told.", range = "0s..1h")
        Duration holdFor,

        @Setting(help = "Losses this close together are one incident.", range = "1s..1h")
        Duration window,

        @Setting(
                help = "Handsets of one server that must be lost, at the least.",
                range = "2..100000",
                unit = "handsets")
        int atLeast,

        @Setting(
                help = "Share of the server's registered handsets that must be lost, at the least.",
                range = "0.01..1",
                unit = "of 1")
        double share) {
    public MassLossOptions {
        Ranges.check(MassLossOptions.class, enabled, severity, holdFor, window, atLeast, share);
    }

    /** Two minutes: handsets of a dead path lapse spread over their refresh interval. Five and a fifth: more than a family of
     * flat batteries, less than a floor. Nothing is added to the window: it is the patience. */
    public static MassLossOptions defaults() {
        return new MassLossOptions(true, Severity.CRITICAL, Duration.ZERO, Duration.ofMinutes(2), 5, 0.2);
    }
}
