package org.dectwatch.collector.health;

import java.util.ArrayList;
import java.util.Collection;
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
        Map<String, Map<String, Integer>> firing = new TreeMap<>();
        for (Alert alert : book.alerts()) {
            if (alert.state() == AlertState.FIRING) {
                firing.computeIfAbsent(alert.rule(), rule -> new TreeMap<>()).merge(alert.server(), 1, Integer::sum);
            }
        }
        List<FiringCount> rows = new ArrayList<>();
        book.rules().forEach((rule, severity) -> {
            Map<String, Integer> byServer = firing.computeIfAbsent(rule, none -> new TreeMap<>());
            servers.forEach(server -> byServer.putIfAbsent(server, 0));
            byServer.forEach((server, count) -> rows.add(new FiringCount(rule, severity, server, count)));
        });
        return List.copyOf(rows);
    }
}
