package org.dectwatch.collector.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The alerts there are, and per rule the subjects for which there was no room. */
final class AlertTable {
    /** Subjects beyond the cap that are known by name; there cannot be more troubled handsets than the ledger holds. */
    private static final int MOST_WAITING = 200_000;

    private static final Comparator<Alert> ORDER = Comparator.comparing(Alert::state)
            .thenComparing(alert -> alert.finding().severity())
            .thenComparing(alert -> alert.finding().from())
            .thenComparing(Alert::rule)
            .thenComparing(alert -> alert.subject().text());

    private final int mostPerRule;
    private final LinkedHashMap<Alert.Key, Alert> alerts = new LinkedHashMap<>();
    private final LinkedHashSet<Alert.Key> held = new LinkedHashSet<>();
    private final LinkedHashSet<Alert.Key> resolved = new LinkedHashSet<>();
    private final Map<String, Integer> active = new HashMap<>();
    private final Map<String, LinkedHashSet<Subject>> waiting = new TreeMap<>();

    AlertTable(int mostPerRule) {
        this.mostPerRule = mostPerRule;
    }

    Optional<Alert> get(Alert.Key key) {
        return Optional.ofNullable(alerts.get(key));
    }

    boolean hasRoom(String rule) {
        return active.getOrDefault(rule, 0) < mostPerRule;
    }

    void put(Alert alert) {
        Alert.Key key = alert.key();
        Alert before = alerts.put(key, alert);
        count(key, before != null && before.state().active(), alert.state().active());
        note(held, key, alert.state() == AlertState.HELD);
        note(resolved, key, alert.state() == AlertState.RESOLVED);
    }

    void remove(Alert.Key key) {
        Alert before = alerts.remove(key);
        held.remove(key);
        resolved.remove(key);
        count(key, before != null && before.state().active(), false);
    }

    private static void note(Set<Alert.Key> keys, Alert.Key key, boolean belongs) {
        if (belongs) {
            keys.add(key);
        } else {
            keys.remove(key);
        }
    }

    /** The alert resolved longest ago, when there are more of them than of any active kind there may be. */
    Optional<Alert.Key> resolvedBeyondCap() {
        return resolved.size() > mostPerRule ? Optional.of(resolved.iterator().next()) : Optional.empty();
    }

    private void count(Alert.Key key, boolean was, boolean is) {
        if (was != is) {
            active.merge(key.rule(), is ? 1 : -1, Integer::sum);
        }
    }

    /** Remembers that there is trouble and no room. */
    void wait(Alert.Key key) {
        LinkedHashSet<Subject> line = waiting.computeIfAbsent(key.rule(), rule -> new LinkedHashSet<>());
        if (line.size() < MOST_WAITING) {
            line.add(key.subject());
        }
    }

    void noLongerWaits(Alert.Key key) {
        Set<Subject> line = waiting.get(key.rule());
        if (line != null) {
            line.remove(key.subject());
        }
    }

    /** Takes the one of this rule that waits longest, when there is room for it. */
    Optional<Alert.Key> takeWaiting(String rule) {
        LinkedHashSet<Subject> line = waiting.get(rule);
        if (line == null || line.isEmpty() || !hasRoom(rule)) {
            return Optional.empty();
        }
        Subject first = line.iterator().next();
        line.remove(first);
        return Optional.of(new Alert.Key(rule, first));
    }

    SortedMap<String, Integer> beyondCap() {
        SortedMap<String, Integer> sums = new TreeMap<>();
        waiting.forEach((rule, line) -> {
            if (!line.isEmpty()) {
                sums.put(rule, line.size());
            }
        });
        return sums;
    }

    List<Alert.Key> held() {
        return List.copyOf(held);
    }

    Collection<Alert> all() {
        return alerts.values();
    }

    List<Alert> sorted() {
        List<Alert> sorted = new ArrayList<>(alerts.values());
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }
}
