package org.dectwatch.collector.health.rules.identity;

import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code duplicate-handset}. */
public record DuplicateHandsetOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(
                help =
                        "Whether two handsets with one extension are duplicates; false where people have several devices on one number.")
        boolean extensions) {
    public DuplicateHandsetOptions {
        Ranges.check(DuplicateHandsetOptions.class, enabled, severity, extensions);
    }

    public static DuplicateHandsetOptions defaults() {
        return new DuplicateHandsetOptions(true, Severity.WARNING, true);
    }
}
