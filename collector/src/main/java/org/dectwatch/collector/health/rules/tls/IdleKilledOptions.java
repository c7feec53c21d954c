package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code tls-idle-killed}. */
public record IdleKilledOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "Resets within this time are counted.", range = "10m..30d")
        Duration window,

        @Setting(
                help =
                        "So many connections must have been reset after nothing was said on them for about the same time.",
                range = "2..100",
                unit = "connections")
        int times) {
    public IdleKilledOptions {
        Ranges.check(IdleKilledOptions.class, enabled, severity, window, times);
    }

    /** Three in a day, alike to a twentieth: by chance that hardly happens, and a timer does it each time. */
    public static IdleKilledOptions defaults() {
        return new IdleKilledOptions(true, Severity.WARNING, Duration.ofDays(1), 3);
    }
}
