package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code capture-blind-or-dropping}. */
public record CaptureOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long a source must have been blind, dropping or one-sided.", range = "0s..1h")
        Duration holdFor,

        @Setting(help = "How long packets of the servers must have come in one direction only.", range = "1s..1h")
        Duration oneSidedAfter) {
    public CaptureOptions {
        Ranges.check(CaptureOptions.class, enabled, severity, holdFor, oneSidedAfter);
    }

    /** Ten seconds: one burst that overran the buffer is a number on the page, not an alarm. Forty: as for trust, longer than the
     * 32 s for which a device repeats a REGISTER that nobody answers. */
    public static CaptureOptions defaults() {
        return new CaptureOptions(true, Severity.CRITICAL, Duration.ofSeconds(10), Duration.ofSeconds(40));
    }
}
