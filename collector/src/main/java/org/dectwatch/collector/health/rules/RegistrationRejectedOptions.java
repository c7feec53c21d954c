package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code registration-rejected}. */
public record RegistrationRejectedOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "How long attempts must have failed before it is told; a device that tries again with a longer interval or at another address gets its answer within seconds.",
                range = "0s..1h")
        Duration holdFor) {
    public RegistrationRejectedOptions {
        Ranges.check(RegistrationRejectedOptions.class, enabled, severity, holdFor);
    }

    /** Ten seconds: what a device cures by itself (423, 302, a stale nonce) is cured by then. */
    public static RegistrationRejectedOptions defaults() {
        return new RegistrationRejectedOptions(true, Severity.WARNING, Duration.ofSeconds(10));
    }
}
