package org.dectwatch.collector.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * All findings that fired, with their beginning and end. When there are too many, those that have ended are forgotten first, the
 * oldest before all; of those that last, the oldest.
 */
final class FindingLog {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::from)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.subject().text());

    private final int most;
    private final LinkedHashMap<Long, Finding> all = new LinkedHashMap<>();
    private final Map<Alert.Key, Long> open = new HashMap<>();
    private final LinkedHashSet<Long> ended = new LinkedHashSet<>();
    private long next;
    private long leftOut;

    FindingLog(int most) {
        this.most = most;
    }

    void fired(Alert alert) {
        open.put(alert.key(), next);
        all.put(next++, alert.finding());
        while (all.size() > most) {
            forgetOne();
            leftOut++;
        }
    }

    private void forgetOne() {
        if (ended.isEmpty()) {
            long oldest = all.keySet().iterator().next();
            open.values().remove(oldest);
            all.remove(oldest);
        } else {
            long oldest = ended.iterator().next();
            ended.remove(oldest);
            all.remove(oldest);
        }
    }

    void retold(Alert alert) {
        Long id = open.get(alert.key());
        if (id != null) {
            all.replace(id, alert.finding());
        }
    }

    void resolved(Alert alert) {
        Long id = open.remove(alert.key());
        if (id != null) {
            all.replace(id, alert.finding());
            ended.add(id);
        }
    }

    /** By beginning, then rule and subject. */
    List<Finding> findings() {
        List<Finding> sorted = new ArrayList<>(all.values());
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }

    long leftOut() {
        return leftOut;
    }
}
