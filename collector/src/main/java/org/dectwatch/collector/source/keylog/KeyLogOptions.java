package org.dectwatch.collector.source.keylog;

import java.nio.file.Path;
import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Where TLS secrets come from while the collector runs. */
public record KeyLogOptions(
        @Setting(
                help =
                        "A TLS key log (NSS format, SSLKEYLOGFILE) that somebody writes. It is followed: it may grow, be"
                                + " replaced, be truncated, or appear later. It is a secret: whoever reads it can read what was said.",
                example = "/run/dectwatch/keys.log")
        Path file,

        @Setting(help = "How often it is looked at.", range = "20ms..1m", byDefault = "200ms")
        Duration interval) {
    public KeyLogOptions {
        Ranges.check(KeyLogOptions.class, file, interval);
    }

    /** Looked at as often as a source ticks. */
    public static KeyLogOptions of(Path file) {
        return new KeyLogOptions(file, Duration.ofMillis(200));
    }
}
