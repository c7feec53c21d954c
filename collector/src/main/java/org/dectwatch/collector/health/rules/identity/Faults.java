package org.dectwatch.collector.health.rules.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Judgement;
import org.dectwatch.collector.health.Moment;
import org.dectwatch.collector.health.Subject;
import org.jspecify.annotations.Nullable;

/** The faults of the site's lists by whom they are about; read once, for a site does not change while it is watched. */
final class Faults {
    private static final int MOST_TOLD = 3;

    private @Nullable Map<Subject, List<InventoryFault>> bySubject;

    List<InventoryFault> of(Subject subject, Set<InventoryFault.Kind> kinds, Moment moment) {
        if (bySubject == null) {
            bySubject = new HashMap<>();
            for (InventoryFault fault : moment.view().site().faults()) {
                bySubject
                        .computeIfAbsent(subject(fault), none -> new ArrayList<>())
                        .add(fault);
            }
        }
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(fault -> kinds.contains(fault.kind()))
                .toList();
    }

    private static Subject subject(InventoryFault fault) {
        return fault.kind() == InventoryFault.Kind.SERVER_SETTINGS
                ? new Subject.OfServer(fault.subject())
                : new Subject.OfHandset(fault.subject());
    }

    String server(Subject subject, Set<InventoryFault.Kind> kinds, Moment moment) {
        return of(subject, kinds, moment).stream()
                .map(InventoryFault::server)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** All that is wrong with one subject, in one judgement. */
    static Judgement trouble(List<InventoryFault> faults, Moment moment) {
        String why = faults.stream().limit(MOST_TOLD).map(InventoryFault::why).collect(Collectors.joining(" "));
        String more = faults.size() > MOST_TOLD ? " And " + (faults.size() - MOST_TOLD) + " more." : "";
        return Judgement.trouble(
                moment.watchingSince(), why + more, ListAdvice.of(faults.get(0).kind()), evidence(faults, moment));
    }

    static List<Evidence> evidence(List<InventoryFault> faults, Moment moment) {
        return faults.stream()
                .flatMap(fault -> fault.where().stream())
                .distinct()
                .map(where -> Evidence.said(where, moment.watchingSince(), "as read at the start"))
                .toList();
    }
}
