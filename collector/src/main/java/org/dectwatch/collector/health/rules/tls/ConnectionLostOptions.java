package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code tls-connection-lost-all-handsets}. */
public record ConnectionLostOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help = "How long the handsets must have been without a connection before it is told.",
                range = "0s..1h")
        Duration holdFor,

        @Setting(
                help =
                        "Handsets that must have been on what was lost, at the least; with no connection left at all it is"
                                + " told whatever their number.",
                range = "1..100000",
                unit = "handsets")
        int atLeast) {
    public ConnectionLostOptions {
        Ranges.check(ConnectionLostOptions.class, enabled, severity, holdFor, atLeast);
    }

    /** Ten seconds: a device that notices the loss at once is back by then. Two: one handset on a connection of its own is told by
     * {@code registration-lost}. */
    public static ConnectionLostOptions defaults() {
        return new ConnectionLostOptions(true, Severity.CRITICAL, Duration.ofSeconds(10), 2);
    }
}
