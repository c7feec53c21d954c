package org.dectwatch.collector.health.rules;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code server-unreachable}. */
public record ServerUnreachableOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long a server that is asked must have failed to answer.", range = "0s..1h")
        Duration holdFor,

        @Setting(
                help =
                        "How long a server must have sent nothing. Of one that is not asked this alone tells; of one that"
                                + " is asked, packets younger than this prove it alive.",
                range = "10s..1d")
        Duration wireSilence) {
    public ServerUnreachableOptions {
        Ranges.check(ServerUnreachableOptions.class, enabled, severity, holdFor, wireSilence);
    }

    /** A minute: two questions at the default interval. Five minutes: several refresh intervals of any handset; on a site whose
     * devices refresh hourly it must be longer. */
    public static ServerUnreachableOptions defaults() {
        return new ServerUnreachableOptions(true, Severity.CRITICAL, Duration.ofMinutes(1), Duration.ofMinutes(5));
    }
}
