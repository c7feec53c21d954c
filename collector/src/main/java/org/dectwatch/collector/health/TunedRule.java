package org.dectwatch.collector.health;

import java.time.Duration;

/** A rule under its name, as grave and as patient as the site has tuned it. */
public abstract class TunedRule implements Rule {
    private final String id;
    private final Severity severity;
    private final Duration holdFor;

    protected TunedRule(String id, Severity severity, Duration holdFor) {
        this.id = id;
        this.severity = severity;
        this.holdFor = holdFor;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Severity severity() {
        return severity;
    }

    @Override
    public final Duration holdFor() {
        return holdFor;
    }
}
