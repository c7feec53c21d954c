package org.dectwatch.collector.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dectwatch.collector.view.Delta.Changes;

/** What is different in the later of two snapshots of one run. Linear in their rows. */
public final class SnapshotDiff {
    private SnapshotDiff() {}

    /** @param trend the points that came between */
    public static Delta between(Snapshot before, Snapshot after, List<TrendPoint> trend) {
        if (!before.runId().equals(after.runId())) {
            throw new IllegalArgumentException("two runs cannot be compared");
        }
        return new Delta(
                Delta.SCHEMA,
                after.runId(),
                before.revision(),
                after.revision(),
                after.time(),
                after.verdict(),
                after.totals(),
                after.self(),
                rows(before.sources(), after.sources(), SourceRow::name),
                rows(before.servers(), after.servers(), ServerRow::name),
                rows(before.handsets(), after.handsets(), HandsetRow::id),
                rows(before.alerts(), after.alerts(), AlertRow::id),
                trend);
    }

    /** Whether a reader would see a difference; the collector's own figures and the time alone do not count. */
    public static boolean same(Snapshot before, Snapshot after) {
        return before.verdict().equals(after.verdict())
                && before.totals().equals(after.totals())
                && before.sources().equals(after.sources())
                && before.servers().equals(after.servers())
                && before.handsets().equals(after.handsets())
                && before.alerts().equals(after.alerts())
                && before.site().equals(after.site());
    }

    private static <T> Changes<T> rows(List<T> before, List<T> after, Function<T, String> key) {
        Map<String, T> old = new HashMap<>(before.size() * 2);
        before.forEach(row -> old.put(key.apply(row), row));
        List<T> changed = new ArrayList<>();
        for (T row : after) {
            T was = old.remove(key.apply(row));
            if (!row.equals(was)) {
                changed.add(row);
            }
        }
        return new Changes<>(changed, old.keySet().stream().sorted().toList());
    }
}
