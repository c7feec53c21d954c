package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code registration-lost}. */
public record RegistrationLostOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "How long a binding must have been gone before it is told; a handset that comes back late is not lost.",
                range = "0s..1h")
        Duration holdFor) {
    public RegistrationLostOptions {
        Ranges.check(RegistrationLostOptions.class, enabled, severity, holdFor);
    }

    /** Ten seconds: a handset that is only late comes back at once, and callers already get voice mail. */
    public static RegistrationLostOptions defaults() {
        return new RegistrationLostOptions(true, Severity.WARNING, Duration.ofSeconds(10));
    }
}
