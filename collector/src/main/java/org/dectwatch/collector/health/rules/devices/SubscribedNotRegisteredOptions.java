package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code subscribed-not-registered}. */
public record SubscribedNotRegisteredOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long the gap must last before it is told.", range = "0s..1d")
        Duration holdFor,

        @Setting(
                help = "Handsets that are subscribed by the server's own count and not registered, at the least.",
                range = "1..100000",
                unit = "handsets")
        int atLeast,

        @Setting(
                help = "Share of the subscribed handsets, at the least; some are always switched off.",
                range = "0..1",
                unit = "of 1")
        double share) {
    public SubscribedNotRegisteredOptions {
        Ranges.check(SubscribedNotRegisteredOptions.class, enabled, severity, holdFor, atLeast, share);
    }

    /** Two handsets and one in twenty, for five minutes. */
    public static SubscribedNotRegisteredOptions defaults() {
        return new SubscribedNotRegisteredOptions(true, Severity.WARNING, Duration.ofMinutes(5), 2, 0.05);
    }
}
