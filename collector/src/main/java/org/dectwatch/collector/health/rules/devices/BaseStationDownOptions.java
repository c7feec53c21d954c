package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code base-station-down}. */
public record BaseStationDownOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help = "How long base stations must have been down; one that restarts is back sooner.",
                range = "0s..1h")
        Duration holdFor,

        @Setting(
                help =
                        "Base stations of a server that may be down without an alarm. Whether a server counts those that were"
                                + " taken out of service on purpose is not known; if it does, say how many there are.",
                range = "0..1024",
                unit = "base stations")
        int tolerated) {
    public BaseStationDownOptions {
        Ranges.check(BaseStationDownOptions.class, enabled, severity, holdFor, tolerated);
    }

    /** Two minutes: a base station that restarts, or that a switch restarts, is not yet news. */
    public static BaseStationDownOptions defaults() {
        return new BaseStationDownOptions(true, Severity.CRITICAL, Duration.ofMinutes(2), 0);
    }
}
