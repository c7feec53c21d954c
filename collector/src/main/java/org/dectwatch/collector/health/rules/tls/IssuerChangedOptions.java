package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code certificate-issuer-changed}. */
public record IssuerChangedOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "How long it is told after a client accepted the new issuer; one that clients refuse is told for as"
                                + " long as it is shown.",
                range = "1m..30d")
        Duration tellFor) {
    public IssuerChangedOptions {
        Ranges.check(IssuerChangedOptions.class, enabled, severity, tellFor);
    }

    /** A warning: the authorities of a service do change, but then somebody has been told. A day: every shift sees it once. */
    public static IssuerChangedOptions defaults() {
        return new IssuerChangedOptions(true, Severity.WARNING, Duration.ofDays(1));
    }
}
