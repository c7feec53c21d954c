package org.dectwatch.collector.analysis;

import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** When a source counts as quiet, and how long a loss is remembered. */
public record WatchOptions(
        @Setting(help = "Without a packet for so long the network counts as quiet.", range = "1s..1h")
        Duration quietAfter,

        @Setting(
                help = "So long after the last packet lost before it could be read, the source counts as dropping.",
                range = "1s..1h")
        Duration dropsMatterFor,

        @Setting(
                help = "Observations that may wait for the analysis; from three quarters media is shed, when full all.",
                range = "1024..4194304",
                unit = "observations")
        int queue) {
    public WatchOptions {
        Ranges.check(WatchOptions.class, quietAfter, dropsMatterFor, queue);
    }

    public static WatchOptions defaults() {
        return new WatchOptions(Duration.ofSeconds(30), Duration.ofSeconds(60), 65_536);
    }
}
