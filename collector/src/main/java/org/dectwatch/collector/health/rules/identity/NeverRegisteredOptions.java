package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code handset-never-registered}. */
public record NeverRegisteredOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "How long must have been watched without a sign of it; longer than the longest refresh interval of the site.",
                range = "1m..30d")
        Duration after) {
    public NeverRegisteredOptions {
        Ranges.check(NeverRegisteredOptions.class, enabled, severity, after);
    }

    /** An hour: longer than the longest registration expiry that is usual, and a handset that is off over lunch is back. */
    public static NeverRegisteredOptions defaults() {
        return new NeverRegisteredOptions(true, Severity.WARNING, Duration.ofHours(1));
    }
}
