package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code server-restarted}. */
public record ServerRestartedOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "For so long after a restart it is told.", range = "1m..7d")
        Duration keep) {
    public ServerRestartedOptions {
        Ranges.check(ServerRestartedOptions.class, enabled, severity, keep);
    }

    /** Half an hour: long enough to stand beside what the restart caused. */
    public static ServerRestartedOptions defaults() {
        return new ServerRestartedOptions(true, Severity.WARNING, Duration.ofMinutes(30));
    }
}
