package org.dectwatch.collector.api;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.dectwatch.collector.view.AlertRow;
import org.dectwatch.collector.view.Snapshot;

/**
 * What {@code /api/v1/alerts} answers: the alerts of one revision.
 *
 * @param beyondCap by rule, subjects in trouble that are not listed, because the rule has as many alerts as are kept
 */
record AlertList(
        String schema,
        String runId,
        long revision,
        Instant time,
        String site,
        boolean simulated,
        List<AlertRow> alerts,
        SortedMap<String, Integer> beyondCap) {
    static AlertList of(Snapshot snapshot) {
        return new AlertList(
                "dectwatch.alerts/1",
                snapshot.runId(),
                snapshot.revision(),
                snapshot.time(),
                snapshot.site(),
                snapshot.simulated(),
                snapshot.alerts(),
                snapshot.totals().alertsBeyondCap());
    }
}
