package org.dectwatch.collector.api;

import java.time.Instant;
import java.util.List;
import org.dectwatch.collector.view.AlertRow;
import org.dectwatch.collector.view.Snapshot;

/** What {@code /api/v1/alerts} answers: the alerts of one revision. */
record AlertList(
        String schema,
        String runId,
        long revision,
        Instant time,
        String site,
        boolean simulated,
        List<AlertRow> alerts) {
    static AlertList of(Snapshot snapshot) {
        return new AlertList(
                "dectwatch.alerts/1",
                snapshot.runId(),
                snapshot.revision(),
                snapshot.time(),
                snapshot.site(),
                snapshot.simulated(),
                snapshot.alerts());
    }
}
