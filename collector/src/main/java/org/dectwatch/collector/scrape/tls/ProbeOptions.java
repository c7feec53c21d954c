package org.dectwatch.collector.scrape.tls;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Whether, and how often, servers are asked for their certificates. Off unless a target is named. */
public record ProbeOptions(
        @Setting(
                help =
                        "Servers to ask for their certificates, by a TLS handshake of our own that is broken off as soon as they"
                                + " are there; nothing else is ever sent. TLS 1.3 hides them on the wire, and this is the only way to"
                                + " see them. Nobody is asked while the list is empty.",
                example = "[proxy.example.net:8934]")
        List<ProbeTarget> targets,

        @Setting(help = "How often each is asked.", range = "10s..7d")
        Duration interval,

        @Setting(help = "How long the whole of one question may take.", range = "100ms..1m")
        Duration timeout) {
    public ProbeOptions {
        Ranges.check(ProbeOptions.class, targets, interval, timeout);
        targets = List.copyOf(targets);
    }

    public static ProbeOptions defaults() {
        return new ProbeOptions(List.of(), Duration.ofHours(1), Duration.ofSeconds(5));
    }
}
