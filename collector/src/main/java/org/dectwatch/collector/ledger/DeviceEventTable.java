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
import org.jspecify.annotations.Nullable;

/** What servers said unasked: the last of each, for anybody can send syslog and traps. */
final class DeviceEventTable {
    private static final int SERVERS = 1_000;
    static final int KEPT = 200;

    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, Told> byServer =
            new BoundedTable<>(new Limits(SERVERS, Long.MAX_VALUE, Limits.FOREVER), (server, told, why, at) -> {});

    /** Of one server. It is read far more often than it changes. */
    private static final class Told {
        private final Deque<DeviceEvent.Kept> newestFirst = new ArrayDeque<>();
        private @Nullable List<DeviceEvent.Kept> frozen;

        void add(DeviceEvent.Kept kept) {
            newestFirst.addFirst(kept);
            if (newestFirst.size() > KEPT) {
                newestFirst.removeLast();
            }
            frozen = null;
        }

        List<DeviceEvent.Kept> list() {
            List<DeviceEvent.Kept> list = frozen;
            if (list == null) {
                list = List.copyOf(newestFirst);
                frozen = list;
            }
            return list;
        }
    }

    DeviceEventTable(Consumer<DomainEvent> events) {
        this.events = events;
    }

    void told(Instant at, DeviceEvent event) {
        Told told = byServer.get(event.server(), Times.nanos(at)).orElseGet(Told::new);
        told.add(new DeviceEvent.Kept(at, event));
        byServer.put(event.server(), told, 1, Times.nanos(at));
        events.accept(new DomainEvent.DeviceTold(at, event.server(), event));
    }

    List<DeviceEvent.Kept> of(String server) {
        return byServer.peek(server).map(Told::list).orElseGet(List::of);
    }
}
