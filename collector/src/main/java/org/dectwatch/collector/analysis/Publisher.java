package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.FiringCount;
import org.dectwatch.collector.health.rules.media.MediaJudge;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.metrics.LevelMetrics;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.view.HandsetDetails;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.ServerDetails;
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
    private final MediaJudge judge;
    private final Map<String, String> handsetOfUser = new HashMap<>();

    public Publisher(
            Ledger ledger,
            AlertBook alerts,
            ObservationQueue queue,
            SelfCounts self,
            SnapshotBuilder builder,
            LiveView live,
            LevelMetrics levels,
            MediaJudge judge) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.queue = queue;
        this.self = self;
        this.builder = builder;
        this.live = live;
        this.levels = levels;
        this.judge = judge;
        // A handset that registers by its authentication user is the same handset, its two names exchanged.
        ledger.site()
                .handsets()
                .forEach(
                        handset -> handset.authUser().ifPresent(user -> handsetOfUser.putIfAbsent(user, handset.id())));
        Map<String, String> byUser = new HashMap<>();
        ledger.site().handsets().forEach(handset -> byUser.putIfAbsent(handset.user(), handset.id()));
        handsetOfUser.putAll(byUser);
    }

    void publishView() {
        if (ledger.now().equals(Instant.MIN)) {
            return;
        }
        live.publish(
                builder.build(
                        ledger,
                        AlertRows.of(alerts.alerts(), ledger.site(), user -> handsetOfUser.getOrDefault(user, user)),
                        alerts.beyondCap(),
                        self.status(queue, ledger.now())),
                HandsetDetails.of(ledger, judge),
                ServerDetails.of(ledger));
    }

    void publishLevels() {
        if (!ledger.now().equals(Instant.MIN)) {
            levels.show(ledger, firing());
            levels.count(cases());
            levels.beyondCap(beyondCap());
        }
    }

    /** Of each rule, 0 where there is room. */
    private Map<String, Integer> beyondCap() {
        Map<String, Integer> all = new HashMap<>();
        alerts.rules().keySet().forEach(rule -> all.put(rule, 0));
        all.putAll(alerts.beyondCap());
        return all;
    }

    private List<LevelMetrics.CaseCount> cases() {
        List<LevelMetrics.CaseCount> all = new ArrayList<>();
        alerts.cases().forEach((rule, byServer) -> {
            ledger.site().servers().stream()
                    .filter(server -> !byServer.containsKey(server.name()))
                    .forEach(server -> all.add(new LevelMetrics.CaseCount(rule, server.name(), 0)));
            byServer.forEach((server, cases) -> all.add(new LevelMetrics.CaseCount(rule, server, cases)));
        });
        return all;
    }

    /** Each rule for each configured server and for none of them, 0 when quiet. */
    private List<LevelMetrics.AlertLevel> firing() {
        List<String> servers = new ArrayList<>(
                ledger.site().servers().stream().map(Site.Server::name).toList());
        servers.add("");
        return FiringCount.of(alerts, servers).stream()
                .map(row ->
                        new LevelMetrics.AlertLevel(row.rule(), row.severity().word(), row.server(), row.firing()))
                .toList();
    }
}
