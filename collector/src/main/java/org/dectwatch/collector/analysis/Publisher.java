package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.metrics.LevelMetrics;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.view.HandsetDetails;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SnapshotBuilder;

/** Freezes what changed for the live view (each 250 ms at most) and the levels for the metrics (each second). */
public final class Publisher {
    private final Ledger ledger;
    private final AlertBook alerts;
    private final ObservationQueue queue;
    private final SelfCounts self;
    private final SnapshotBuilder builder;
    private final LiveView live;
    private final LevelMetrics levels;
    private final Map<String, String> handsetOfUser = new HashMap<>();

    public Publisher(
            Ledger ledger,
            AlertBook alerts,
            ObservationQueue queue,
            SelfCounts self,
            SnapshotBuilder builder,
            LiveView live,
            LevelMetrics levels) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.queue = queue;
        this.self = self;
        this.builder = builder;
        this.live = live;
        this.levels = levels;
        ledger.site().handsets().forEach(handset -> handsetOfUser.put(handset.user(), handset.id()));
    }

    void publishView() {
        if (ledger.now().equals(Instant.MIN)) {
            return;
        }
        live.publish(
                builder.build(
                        ledger,
                        AlertRows.of(alerts.alerts(), ledger.site(), user -> handsetOfUser.getOrDefault(user, user)),
                        self.status(queue, ledger.now())),
                HandsetDetails.of(ledger));
    }

    void publishLevels() {
        if (!ledger.now().equals(Instant.MIN)) {
            levels.show(ledger, firing());
        }
    }

    /** Each rule for each configured server, 0 when quiet: a rule that is not there and one that is quiet look different. */
    private List<LevelMetrics.AlertLevel> firing() {
        Map<String, Severity> rules = alerts.rules();
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Alert alert : alerts.alerts()) {
            if (alert.state() == AlertState.FIRING) {
                counts.computeIfAbsent(alert.rule(), rule -> new HashMap<>()).merge(alert.server(), 1, Integer::sum);
            }
        }
        List<LevelMetrics.AlertLevel> result = new ArrayList<>();
        rules.forEach((rule, severity) -> {
            Map<String, Integer> byServer = counts.getOrDefault(rule, Map.of());
            for (Site.Server server : ledger.site().servers()) {
                result.add(new LevelMetrics.AlertLevel(
                        rule, severity.word(), server.name(), byServer.getOrDefault(server.name(), 0)));
            }
            int others = byServer.entrySet().stream()
                    .filter(e -> ledger.site().servers().stream()
                            .noneMatch(s -> s.name().equals(e.getKey())))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            result.add(new LevelMetrics.AlertLevel(rule, severity.word(), "", others));
        });
        return result;
    }
}
