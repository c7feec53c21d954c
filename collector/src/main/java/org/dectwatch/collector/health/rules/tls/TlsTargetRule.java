package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/** What rules about TLS between a server and a target share; the condition itself is a {@link Condition}. */
final class TlsTargetRule extends TunedRule {
    private final Stands stands;
    private final Condition condition;

    /** Judges what is known between a server and a target. */
    @FunctionalInterface
    interface Condition {
        Judgement judge(TlsTarget target, Moment moment);
    }

    /** What a verdict stands on. */
    enum Stands {
        /** On what was seen: however much is missed, that was there. */
        ON_WHAT_WAS_SEEN,
        /** Also on what was not seen. */
        ON_WHAT_WAS_NOT
    }

    TlsTargetRule(String id, Severity severity, Duration holdFor, Stands stands, Condition condition) {
        super(id, severity, holdFor);
        this.stands = stands;
        this.condition = condition;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfTlsTarget ? List.of(changed) : List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        return of(subject, moment)
                .map(target -> condition.judge(target, moment))
                .orElseGet(() -> Judgement.gone(moment.now()));
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        if (stands == Stands.ON_WHAT_WAS_SEEN) {
            return Reliance.NOTHING;
        }
        return of(subject, moment)
                .flatMap(TlsTarget::last)
                .map(TlsConnection::id)
                .map(id -> Reliance.on(id.source()))
                .orElse(Reliance.ALL_SOURCES);
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return subject instanceof Subject.OfTlsTarget of ? of.server() : "";
    }

    private static Optional<TlsTarget> of(Subject subject, Moment moment) {
        return subject instanceof Subject.OfTlsTarget of
                ? moment.view().tls().target(of.server(), of.target())
                : Optional.empty();
    }
}
