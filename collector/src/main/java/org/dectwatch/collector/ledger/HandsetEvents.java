package org.dectwatch.collector.ledger;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/**
 * What was told unasked of handsets, apart from the servers that told it: a talkative server must not push the one line about a
 * handset out.
 */
final class HandsetEvents {
    static final int KEPT = 50;
    private static final int NAMES = 60_000;
    private static final long BYTES = 32L << 20;

    private final HandsetDirectory directory;
    private final Consumer<DomainEvent> events;
    private final BoundedTable<HandsetName, LastEvents> byName =
            new BoundedTable<>(new Limits(NAMES, BYTES, Limits.FOREVER), this::evicted);

    HandsetEvents(HandsetDirectory directory, Consumer<DomainEvent> events) {
        this.directory = directory;
        this.events = events;
    }

    private void evicted(HandsetName name, LastEvents last, Eviction reason, long atNanos) {
        events.accept(new DomainEvent.Evicted(Times.instant(atNanos), "handsetEvents", reason.name(), 1));
    }

    void told(DeviceEvent.Kept kept) {
        long now = Times.nanos(kept.at());
        for (HandsetName name : kept.event().handset().map(HandsetName::of).orElse(List.of())) {
            LastEvents last = byName.get(name, now).orElseGet(() -> new LastEvents(KEPT));
            last.add(kept);
            byName.put(name, last, last.weight(), now);
        }
    }

    /** Newest first; an event that gave several names of it is there once. */
    List<DeviceEvent.Kept> about(Handset handset) {
        if (byName.size() == 0) {
            return List.of();
        }
        List<List<DeviceEvent.Kept>> found = HandsetName.of(key(handset)).stream()
                .map(byName::peek)
                .flatMap(Optional::stream)
                .map(LastEvents::list)
                .toList();
        if (found.size() <= 1) {
            return found.isEmpty() ? List.of() : found.get(0);
        }
        Set<DeviceEvent.Kept> once = Collections.newSetFromMap(new IdentityHashMap<>());
        return found.stream()
                .flatMap(List::stream)
                .filter(once::add)
                .sorted(Comparator.comparing(DeviceEvent.Kept::at).reversed())
                .limit(KEPT)
                .toList();
    }

    /** All that the list and the wire call it. */
    private HandsetKey key(Handset handset) {
        Optional<HandsetKey> listed = directory
                .byId(handset.id())
                .filter(known -> handset.configured())
                .map(HandsetName::key);
        Optional<String> ipei = listed.flatMap(HandsetKey::ipei).or(handset::ipei);
        Optional<String> extension = listed.flatMap(HandsetKey::extension).or(handset::extension);
        Optional<String> user =
                listed.flatMap(HandsetKey::user).or(() -> handset.aor().map(AddressOfRecord::user));
        return user.isEmpty() && ipei.isEmpty() && extension.isEmpty()
                ? HandsetKey.user(handset.id())
                : new HandsetKey(ipei, user, extension);
    }

    int size() {
        return byName.size();
    }
}
