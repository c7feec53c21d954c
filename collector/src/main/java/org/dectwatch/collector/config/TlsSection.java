package org.dectwatch.collector.config;

import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.observe.tls.TlsOptions;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.scrape.tls.ProbeOptions;
import org.dectwatch.collector.source.keylog.KeyLogOptions;

/** What is known of TLS, and where keys and certificates come from. */
public record TlsSection(
        @Setting(help = "What is expected of connections, and how much of them is kept.")
        TlsOptions connections,

        @Setting(
                help =
                        "Where secrets come from, so that what is said inside can be read; one file for all sources. Without it"
                                + " only what is in clear is seen: handshakes, certificates, sizes and times.")
        Optional<KeyLogOptions> keyLog,

        @Setting(help = "Servers that are asked for their certificates; nobody unless told so.")
        ProbeOptions probe) {
    public TlsSection withKeyLog(Path file) {
        return new TlsSection(connections, Optional.of(KeyLogOptions.of(file)), probe);
    }

    /** Watched, not read, and nobody asked. */
    public static TlsSection defaults() {
        return new TlsSection(TlsOptions.defaults(), Optional.empty(), ProbeOptions.defaults());
    }
}
