package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code unknown-handset}. */
public record UnknownHandsetOptions(
        @Setting(help = "Whether this rule is asked at all; it is quiet as long as no handset is configured.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long it must have been there.", range = "0s..1d")
        Duration holdFor) {
    public UnknownHandsetOptions {
        Ranges.check(UnknownHandsetOptions.class, enabled, severity, holdFor);
    }

    /** Worth knowing: nobody is without a telephone because the list is old. A minute, so that a slip undone at once is not told. */
    public static UnknownHandsetOptions defaults() {
        return new UnknownHandsetOptions(true, Severity.INFO, Duration.ofMinutes(1));
    }
}
