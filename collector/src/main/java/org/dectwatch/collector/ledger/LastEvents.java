package org.dectwatch.collector.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dectwatch.collector.domain.DeviceEvent;
import org.jspecify.annotations.Nullable;

/** The last events of one server or handset. They are read far more often than they change. */
final class LastEvents {
    private static final int WEIGHT_OF_ONE = 200;

    private final int most;
    private final Deque<DeviceEvent.Kept> newestFirst = new ArrayDeque<>();
    private @Nullable List<DeviceEvent.Kept> frozen;
    private long weight;

    /** @param most how many are kept */
    LastEvents(int most) {
        this.most = most;
    }

    void add(DeviceEvent.Kept kept) {
        newestFirst.addFirst(kept);
        weight += weight(kept);
        if (newestFirst.size() > most) {
            weight -= weight(newestFirst.removeLast());
        }
        frozen = null;
    }

    private static long weight(DeviceEvent.Kept kept) {
        return WEIGHT_OF_ONE + 2L * kept.event().text().length();
    }

    /** Roughly, in bytes. */
    long weight() {
        return weight;
    }

    /** Newest first. */
    List<DeviceEvent.Kept> list() {
        List<DeviceEvent.Kept> list = frozen;
        if (list == null) {
            list = List.copyOf(newestFirst);
            frozen = list;
        }
        return list;
    }
}
