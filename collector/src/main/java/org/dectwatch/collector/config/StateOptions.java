package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** What outlives a restart. */
public record StateOptions(
        @Setting(
                help = "File that carries bindings and firing alarms over a restart; without it nothing is remembered.",
                example = "/var/lib/dectwatch/state.json")
        Optional<Path> file,

        @Setting(help = "How often it is written.", range = "1s..1h")
        Duration interval) {
    public StateOptions {
        Ranges.check(StateOptions.class, file, interval);
    }

    public static StateOptions defaults() {
        return new StateOptions(Optional.empty(), Duration.ofSeconds(10));
    }
}
