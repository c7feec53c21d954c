package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.SourceState;

/** Sources as they told last of themselves; as many as are configured. */
final class SourceTable {
    private final Map<String, SourceState> sources = new LinkedHashMap<>();
    private final Consumer<DomainEvent> events;

    SourceTable(Consumer<DomainEvent> events) {
        this.events = events;
    }

    void heard(Instant now, SourceState state) {
        Optional<SourceState> before = Optional.ofNullable(sources.put(state.name(), state));
        events.accept(new DomainEvent.SourceHeard(now, before, state));
    }

    List<SourceState> all() {
        return List.copyOf(sources.values());
    }
}
