package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.DomainEvent;

/** What happened since it was last taken, in order. */
final class Happened {
    private List<DomainEvent> events = new ArrayList<>();

    void add(DomainEvent event) {
        events.add(event);
    }

    List<DomainEvent> take() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<DomainEvent> result = events;
        events = new ArrayList<>();
        return result;
    }
}
