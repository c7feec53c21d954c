package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code firmware-differs}. */
public record FirmwareDiffersOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help = "How long a server must have been unlike the rest; an upgrade goes server by server.",
                range = "0s..7d")
        Duration holdFor) {
    public FirmwareDiffersOptions {
        Ranges.check(FirmwareDiffersOptions.class, enabled, severity, holdFor);
    }

    /** An hour: an upgrade that is under way is not a finding. */
    public static FirmwareDiffersOptions defaults() {
        return new FirmwareDiffersOptions(true, Severity.INFO, Duration.ofHours(1));
    }
}
