package org.dectwatch.collector.health.rules.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Reliance;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.TunedRule;

/** Tells what is wrong with the lists themselves. It ends only with another list, so after a restart. */
final class ListRule extends TunedRule {
    private final Set<InventoryFault.Kind> kinds;
    private final Faults faults = new Faults();

    ListRule(String id, Set<InventoryFault.Kind> kinds, Severity severity, Duration holdFor) {
        super(id, severity, holdFor);
        this.kinds = kinds;
    }

    @Override
    public List<Subject> touchedBy(Subject changed, Moment moment) {
        boolean may = changed instanceof Subject.OfHandset || changed instanceof Subject.OfServer;
        return may && concerns(changed, moment) ? List.of(changed) : List.of();
    }

    /** Servers report often, and most have no fault; a handset is judged also without one, to end what was remembered. */
    private boolean concerns(Subject changed, Moment moment) {
        return changed instanceof Subject.OfHandset
                || !faults.of(changed, kinds, moment).isEmpty();
    }

    @Override
    public Judgement judge(Subject subject, Moment moment) {
        List<InventoryFault> found = faults.of(subject, kinds, moment);
        return found.isEmpty()
                ? Judgement.clear(moment.now(), "the lists say so no longer")
                : Faults.trouble(found, moment);
    }

    @Override
    public Reliance reliesOn(Subject subject, Moment moment) {
        return Reliance.NOTHING;
    }

    @Override
    public String server(Subject subject, Moment moment) {
        return faults.server(subject, kinds, moment);
    }
}
