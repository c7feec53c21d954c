package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.Setting;

/** Which handsets there are; both forms may be used together. */
public record HandsetOptions(
        @Setting(
                help =
                        "CSV file of handsets: a header line with `user` and any of `ipei`, `name`, `extension`, `server`;"
                                + " commas or semicolons; UTF-8.",
                example = "handsets.csv")
        Optional<Path> file,

        @Setting(help = "Handsets written here, for small sites.")
        List<HandsetEntry> list) {
    public HandsetOptions {
        list = List.copyOf(list);
    }

    public static HandsetOptions defaults() {
        return new HandsetOptions(Optional.empty(), List.of());
    }
}
