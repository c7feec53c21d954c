package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code scrape-failing}. */
public record ScrapeFailingOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long questions must have failed.", range = "0s..1h")
        Duration holdFor) {
    public ScrapeFailingOptions {
        Ranges.check(ScrapeFailingOptions.class, enabled, severity, holdFor);
    }

    /** Ninety seconds: three questions at the default interval; SNMP runs over UDP and may lose one. */
    public static ScrapeFailingOptions defaults() {
        return new ScrapeFailingOptions(true, Severity.WARNING, Duration.ofSeconds(90));
    }
}
