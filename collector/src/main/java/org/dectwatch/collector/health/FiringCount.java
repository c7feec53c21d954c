package org.dectwatch.collector.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many subjects of one server a rule fires for now; what the metric {@code dectwatch_alert_active} shows.
 *
 * @param server empty for subjects that belong to none, such as sources
 */
public record FiringCount(String rule, Severity severity, String server, int firing) {
    /**
     * One row for each rule and server, 0 included, so that a quiet rule can be told from a missing one.
     *
     * @param servers that are to have a row for every rule; others get one while an alert of theirs fires
     */
    public static List<FiringCount> of(AlertBook book, Collection<String> servers) {
        Map<Row, Integer> firing = new TreeMap<>();
        book.rules()
                .forEach((rule, severity) -> servers.forEach(server -> firing.put(new Row(rule, severity, server), 0)));
        for (Alert alert : book.alerts()) {
            if (alert.state() == AlertState.FIRING) {
                Row row = new Row(alert.rule(), alert.finding().severity(), alert.server());
                firing.merge(row, 1, Integer::sum);
            }
        }
        List<FiringCount> rows = new ArrayList<>();
        for (String rule : book.rules().keySet()) {
            firing.forEach((row, count) -> {
                if (row.rule().equals(rule)) {
                    rows.add(new FiringCount(rule, row.severity(), row.server(), count));
                }
            });
        }
        return List.copyOf(rows);
    }

    private record Row(String rule, Severity severity, String server) implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::rule).thenComparing(Row::severity).thenComparing(Row::server);

        @Override
        public int compareTo(Row that) {
            return ORDER.compare(this, that);
        }
    }
}
