package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dectwatch.collector.domain.CountGap;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetTruth;
import org.dectwatch.collector.domain.TruthOptions;

/**
 * Who contradicts whom. A disagreement is an event once, when it has lasted for long enough; and once more only after it had ended.
 * As many are kept as there are handsets and ways to ask a server.
 */
final class Disagreements {
    private final TruthOptions options;
    private final Consumer<DomainEvent> events;
    private final Set<String> toldHandsets = new HashSet<>();
    private final Map<Asked, Counted> counts = new LinkedHashMap<>();

    private record Asked(String server, DeviceReport.Interface via) {}

    private record Counted(CountGap gap, boolean told) {}

    Disagreements(TruthOptions options, Consumer<DomainEvent> events) {
        this.options = options;
        this.events = events;
    }

    /** Looks at all handsets, at each tick. */
    void look(Instant now, Collection<Handset> handsets) {
        Set<String> disagreeing = new HashSet<>();
        for (Handset handset : handsets) {
            Optional<HandsetTruth.Contradiction> contradiction = handset.truth().contradiction();
            if (contradiction.isPresent()) {
                disagreeing.add(handset.id());
                boolean lasted = !contradiction
                        .get()
                        .since()
                        .plus(options.disagreeAfter())
                        .isAfter(now);
                if (lasted && toldHandsets.add(handset.id())) {
                    events.accept(event(now, handset, contradiction.get()));
                }
            }
        }
        toldHandsets.retainAll(disagreeing);
    }

    private static DomainEvent event(Instant now, Handset handset, HandsetTruth.Contradiction between) {
        return new DomainEvent.Disagreement(
                now,
                handset.server(),
                Optional.of(handset.id()),
                number(between.other()),
                number(between.one()),
                between.why());
    }

    private static int number(HandsetTruth.Saying saying) {
        return saying.registered().orElse(false) ? 1 : 0;
    }

    /** Compares a server's own count with what the wire shows; where the wire shows nothing it cannot contradict. */
    void counted(Instant now, DeviceReport report, Function<String, ServerTable.Handsets> onWire) {
        if (report.facts().usersRegistered().isEmpty()) {
            return;
        }
        ServerTable.Handsets behind = onWire.apply(report.server());
        Asked asked = new Asked(report.server(), report.via());
        int said = report.facts().usersRegistered().getAsInt();
        if (behind.known() == 0 || Math.abs(said - behind.registered()) <= options.countSlack()) {
            counts.remove(asked);
            return;
        }
        Optional<Counted> before = Optional.ofNullable(counts.get(asked));
        Instant since = before.map(counted -> counted.gap().since()).orElse(now);
        CountGap gap =
                new CountGap(report.server(), report.via(), said, behind.registered(), behind.known(), since, now);
        boolean told = before.map(Counted::told).orElse(false);
        boolean lasted = !since.plus(options.disagreeAfter()).isAfter(now);
        counts.put(asked, new Counted(gap, told || lasted));
        if (lasted && !told) {
            events.accept(new DomainEvent.Disagreement(
                    now, report.server(), Optional.empty(), said, behind.registered(), gap.why()));
        }
    }

    /** The gap that lasts longest, whichever way the server was asked; empty when it agrees or does not answer that way any more. */
    Optional<CountGap> of(String server, ServerTable servers, Instant now) {
        return counts.values().stream()
                .map(Counted::gap)
                .filter(gap -> gap.server().equals(server))
                .filter(gap -> servers.answers(server, gap.via(), now))
                .min(Comparator.comparing(CountGap::since));
    }
}
