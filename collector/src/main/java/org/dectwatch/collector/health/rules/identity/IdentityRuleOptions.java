package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of a rule that has no others. */
public record IdentityRuleOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long the trouble must have lasted.", range = "0s..1h")
        Duration holdFor) {
    public IdentityRuleOptions {
        Ranges.check(IdentityRuleOptions.class, enabled, severity, holdFor);
    }

    /** At once: what stands in a list does not pass by waiting. */
    public static IdentityRuleOptions defaults() {
        return new IdentityRuleOptions(true, Severity.WARNING, Duration.ZERO);
    }
}
