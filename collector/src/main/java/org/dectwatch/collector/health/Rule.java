package org.dectwatch.collector.health;

import java.time.Duration;
import java.util.List;

/** A condition worth telling. Rules may remember, within bounds; the {@link AlertBook} that owns them asks them on one thread. */
public interface Rule {
    /** Kebab-case; the same in findings, alerts, the metric label {@code rule}, and in CamelCase the Prometheus rule. */
    String id();

    Severity severity();

    /** How long the trouble must last before it is told. */
    Duration holdFor();

    /** Which subjects must be judged because this one changed; most rules answer with itself or nothing. */
    List<Subject> touchedBy(Subject changed, Moment moment);

    Judgement judge(Subject subject, Moment moment);

    /** What a verdict about this subject stands on. */
    Reliance reliesOn(Subject subject, Moment moment);

    /** Name of the IP-DECT server the subject belongs to; empty when there is none. */
    String server(Subject subject, Moment moment);
}
