package org.dectwatch.collector.health;

import java.util.Locale;

/** How much it matters, worst first. */
public enum Severity {
    /** Many people cannot be called, or the monitor itself cannot see: somebody gets up at night. */
    CRITICAL,
    /** Somebody is affected, or a part is failing: to be looked at today. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** As it stands in reports, labels and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
