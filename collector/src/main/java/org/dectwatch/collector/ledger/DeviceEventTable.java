package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** What servers said unasked: the last of each, for anybody can send syslog and traps. */
final class DeviceEventTable {
    private static final int SERVERS = 1_000;
    static final int KEPT = 200;

    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, Deque<DeviceEvent.Kept>> byServer =
            new BoundedTable<>(new Limits(SERVERS, Long.MAX_VALUE, Limits.FOREVER), (server, kept, why, at) -> {});

    DeviceEventTable(Consumer<DomainEvent> events) {
        this.events = events;
    }

    void told(Instant at, DeviceEvent event) {
        Deque<DeviceEvent.Kept> kept =
                byServer.get(event.server(), Times.nanos(at)).orElseGet(ArrayDeque::new);
        kept.addFirst(new DeviceEvent.Kept(at, event));
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
        byServer.put(event.server(), kept, 1, Times.nanos(at));
        events.accept(new DomainEvent.DeviceTold(at, event.server(), event));
    }

    List<DeviceEvent.Kept> of(String server) {
        return byServer.peek(server).map(List::copyOf).orElseGet(List::of);
    }
}
