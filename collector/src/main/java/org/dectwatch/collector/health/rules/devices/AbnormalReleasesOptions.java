package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code abnormal-releases-high}. */
public record AbnormalReleasesOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long it must last before it is told.", range = "0s..1h")
        Duration holdFor,

        @Setting(
                help = "Abnormal releases that the server counted within the last hour, at the least.",
                range = "1..100000",
                unit = "calls")
        int atLeast,

        @Setting(
                help = "Share of the call attempts of the last hour, at the least, where the server tells those.",
                range = "0..1",
                unit = "of 1")
        double share) {
    public AbnormalReleasesOptions {
        Ranges.check(AbnormalReleasesOptions.class, enabled, severity, holdFor, atLeast, share);
    }

    /** Ten calls and one in twenty: handsets that walk out of range end some calls on any day. */
    public static AbnormalReleasesOptions defaults() {
        return new AbnormalReleasesOptions(true, Severity.WARNING, Duration.ZERO, 10, 0.05);
    }
}
