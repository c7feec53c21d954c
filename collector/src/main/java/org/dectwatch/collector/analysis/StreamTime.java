package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.health.ChangedSubjects;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.observe.Observation;

/**
 * Moves ledger and alerts through stream time, the same in replay and live: what falls due before an observation happens before
 * it, at its own time. Rules are asked at each tick, and at their own deadlines.
 */
public final class StreamTime {
    /** Of a leap, so many deadlines are met in their own time: the rest is left to the evaluation at its end. */
    private static final int EXACT_IN_A_LEAP = 1000;

    private final Ledger ledger;
    private final AlertBook alerts;
    private final Consumer<DomainEvent> events;
    private final Consumer<Change> changes;
    private final Set<Subject> changed = new LinkedHashSet<>();

    public StreamTime(Ledger ledger, AlertBook alerts, Consumer<DomainEvent> events, Consumer<Change> changes) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.events = events;
        this.changes = changes;
    }

    /** Takes in one observation, and all that falls due before it. */
    public void observe(Observation observation) {
        passDeadlines(observation.time());
        tell(ledger.apply(observation));
        if (observation.body() instanceof Observation.Tick) {
            judge(ledger.now());
        }
    }

    private void passDeadlines(Instant until) {
        Optional<Instant> due = alerts.nextDeadline();
        int most = AlertBook.isLeap(ledger.now(), until) ? EXACT_IN_A_LEAP : Integer.MAX_VALUE;
        for (int passes = 0; passes < most && due.isPresent() && due.get().isBefore(until); passes++) {
            Instant at = due.get();
            tell(ledger.advanceTo(at));
            judge(at.isAfter(ledger.now()) ? at : ledger.now());
            Optional<Instant> next = alerts.nextDeadline();
            // A deadline that does not move would never end: it is met at the next tick instead.
            due = next.filter(at::isBefore);
        }
    }

    private void judge(Instant now) {
        List<Subject> subjects = List.copyOf(changed);
        changed.clear();
        alerts.evaluate(ledger, subjects, now).forEach(changes);
    }

    private void tell(List<DomainEvent> happened) {
        for (DomainEvent event : happened) {
            ChangedSubjects.of(event).ifPresent(changed::add);
            events.accept(event);
        }
    }
}
