package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Users that an IP-DECT server exported. */
public record ServerUsersOptions(
        @Setting(help = "The CSV file.", example = "users-dect-1.csv", required = true)
        Path file,

        @Setting(
                help =
                        "Name of the device (see `devices`) that exported it; may be left out where there is one device, or where a"
                                + " column says so.",
                range = "1..64")
        Optional<String> server) {
    public ServerUsersOptions {
        Ranges.check(ServerUsersOptions.class, file, server);
    }
}
