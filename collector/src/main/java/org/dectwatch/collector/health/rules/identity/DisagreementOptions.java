package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code handset-disagreement} and {@code server-count-disagrees}. */
public record DisagreementOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "How long the two must have contradicted each other; longer than the longest interval at which one of them is"
                                + " asked, for until then one simply has not heard.",
                range = "0s..1h")
        Duration holdFor) {
    public DisagreementOptions {
        Ranges.check(DisagreementOptions.class, enabled, severity, holdFor);
    }

    /** Ninety seconds: three questions at the default interval. */
    public static DisagreementOptions defaults() {
        return new DisagreementOptions(true, Severity.WARNING, Duration.ofSeconds(90));
    }
}
