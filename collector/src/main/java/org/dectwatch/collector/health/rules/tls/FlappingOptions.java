package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code tls-connection-flapping}. */
public record FlappingOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "Connections that ended within this time are counted.", range = "10s..1h")
        Duration window,

        @Setting(
                help = "So many of them must have ended, for each that the server usually keeps open at a time.",
                range = "2..1000",
                unit = "connections")
        int ends,

        @Setting(help = "Only those are counted that were open for less than this.", range = "1s..1d")
        Duration shorterThan) {
    public FlappingOptions {
        Ranges.check(FlappingOptions.class, enabled, severity, window, ends, shorterThan);
    }

    /** Five in ten minutes: an IP-DECT server keeps its connections for days. */
    public static FlappingOptions defaults() {
        return new FlappingOptions(true, Severity.WARNING, Duration.ofMinutes(10), 5, Duration.ofMinutes(10));
    }
}
