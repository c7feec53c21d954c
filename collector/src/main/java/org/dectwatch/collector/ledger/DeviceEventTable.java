package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.ToldView;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** What servers said unasked: the last of each, for anybody can send syslog and traps. */
final class DeviceEventTable implements ToldView {
    private static final int SERVERS = 1_000;
    static final int KEPT = 200;

    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, LastEvents> byServer =
            new BoundedTable<>(new Limits(SERVERS, Long.MAX_VALUE, Limits.FOREVER), (server, told, why, at) -> {});
    private final HandsetEvents ofHandsets;

    DeviceEventTable(HandsetDirectory directory, Consumer<DomainEvent> events) {
        this.events = events;
        this.ofHandsets = new HandsetEvents(directory, events);
    }

    void told(Instant at, DeviceEvent event) {
        DeviceEvent.Kept kept = new DeviceEvent.Kept(at, event);
        LastEvents last = byServer.get(event.server(), Times.nanos(at)).orElseGet(() -> new LastEvents(KEPT));
        last.add(kept);
        byServer.put(event.server(), last, 1, Times.nanos(at));
        ofHandsets.told(kept);
        events.accept(new DomainEvent.DeviceTold(at, event.server(), event));
    }

    @Override
    public List<DeviceEvent.Kept> by(String server) {
        return byServer.peek(server).map(LastEvents::list).orElseGet(List::of);
    }

    @Override
    public List<DeviceEvent.Kept> about(Handset handset) {
        return ofHandsets.about(handset);
    }

    int namesOfHandsets() {
        return ofHandsets.size();
    }
}
