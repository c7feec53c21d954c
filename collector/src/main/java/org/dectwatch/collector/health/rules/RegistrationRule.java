package org.dectwatch.collector.health.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/** What rules about one address of record share; the condition itself is a {@link Condition}. */
final class RegistrationRule extends TunedRule {
    private final Condition condition;

    /** Judges a registration that was seen on the wire since the start. */
    @FunctionalInterface
    interface Condition {
        Judgement judge(Registration registration, Moment moment);
    }

    RegistrationRule(String id, Severity severity, Duration holdFor, Condition condition) {
        super(id, severity, holdFor);
        this.condition = condition;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        return changed instanceof Subject.OfRegistration ? List.of(changed) : List.of();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        Optional<Registration> found = of(subject, moment);
        if (found.isEmpty()) {
            return Judgement.gone(moment.now());
        }
        return found.get().remembered() ? Judgement.unknown(moment.now()) : condition.judge(found.get(), moment);
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return of(subject, moment)
                .map(registration -> Reliance.on(registration.lastPacket().source()))
                .orElse(Reliance.ALL_SOURCES);
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return of(subject, moment)
                .map(registration ->
                        moment.view().serverName(registration.device().address()))
                .orElse("");
    }

    private static Optional<Registration> of(Subject subject, Moment moment) {
        return subject instanceof Subject.OfRegistration of ? moment.view().registration(of.aor()) : Optional.empty();
    }
}
