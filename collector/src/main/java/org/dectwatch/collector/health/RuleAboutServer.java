package org.dectwatch.collector.health;

import java.time.Duration;
import java.util.List;

/** A rule whose subjects are servers: judged when one changes, unless it says what else touches it. */
public abstract class RuleAboutServer extends TunedRule {
    protected RuleAboutServer(String id, Severity severity, Duration holdFor) {
        super(id, severity, holdFor);
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfServer ? List.of(changed) : List.of();
    }

    @Override
    public final String server(Subject subject, Moment moment) {
        return subject.text();
    }
}
