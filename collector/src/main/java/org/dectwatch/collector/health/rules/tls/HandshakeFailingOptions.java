package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code tls-handshake-failing}. */
public record HandshakeFailingOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help = "For how long attempts must have failed, and none succeeded, before it is told.",
                range = "0s..1h")
        Duration holdFor) {
    public HandshakeFailingOptions {
        Ranges.check(HandshakeFailingOptions.class, enabled, severity, holdFor);
    }

    /** Five seconds: a device that goes on to the next address of its proxy has done so by then. */
    public static HandshakeFailingOptions defaults() {
        return new HandshakeFailingOptions(true, Severity.CRITICAL, Duration.ofSeconds(5));
    }
}
