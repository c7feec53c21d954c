package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code reconnect-storm}. */
public record StormOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "Max pending registrations as set on the IP-DECT servers: more connections than this being opened at"
                                + " once is a storm.",
                range = "1..10000",
                unit = "connections")
        int maxPendingRegistrations,

        @Setting(help = "Connections opened this close together are counted.", range = "1s..1m")
        Duration window,

        @Setting(
                help = "So many connections opened by one server within the window are a storm too.",
                range = "2..1000",
                unit = "connections")
        int connections) {
    public StormOptions {
        Ranges.check(StormOptions.class, enabled, severity, maxPendingRegistrations, window, connections);
    }

    /** Ten at once: set it to what the servers have. Fifty in ten seconds: a server that registers one handset after the other,
     * each on a connection of its own, opens three a second. */
    public static StormOptions defaults() {
        return new StormOptions(true, Severity.WARNING, 10, Duration.ofSeconds(10), 50);
    }
}
