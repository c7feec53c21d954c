package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When to ask again: one time per rule and subject, the earliest wanted; among equal times the first come first. */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class Deadlines {
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private final Map<Alert.Key, Entry> wanted = new HashMap<>();
    private long order;

    private record Entry(Instant at, long order, Alert.Key key) {}

    /** A deadline that came due. */
    record Due(Instant at, Alert.Key key) {}

    /** Asks again then, unless an earlier time is wanted already: what is asked then may ask for a later one. */
    void at(Instant when, Alert.Key key) {
        Entry before = wanted.get(key);
        if (before != null && !before.at().isAfter(when)) {
            return;
        }
        Entry entry = new Entry(when, order++, key);
        wanted.put(key, entry);
        queue.add(entry);
        if (queue.size() > 64 && queue.size() > 2 * wanted.size()) {
            queue.removeIf(old -> wanted.get(old.key()) != old);
        }
    }

    Optional<Instant> next() {
        Entry head = live();
        return head == null ? Optional.empty() : Optional.of(head.at());
    }

    /** Takes the earliest deadline that is not after {@code now}. */
    Optional<Due> takeDue(Instant now) {
        Entry head = live();
        if (head == null || head.at().isAfter(now)) {
            return Optional.empty();
        }
        queue.poll();
        wanted.remove(head.key());
        return Optional.of(new Due(head.at(), head.key()));
    }

    private @Nullable Entry live() {
        for (Entry head = queue.peek(); head != null; head = queue.peek()) {
            if (wanted.get(head.key()) == head) {
                return head;
            }
            queue.poll();
        }
        return null;
    }
}
