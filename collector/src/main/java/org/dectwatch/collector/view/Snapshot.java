package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;

/**
 * Everything the page shows, at one moment of stream time.
 *
 * @param schema {@link #SCHEMA}; a field may be added under the same name, none changes its meaning
 * @param runId of the collector's process: revisions of two runs must not be compared
 * @param revision rises by one with each published change; 0 while not published
 * @param time stream time; in a replay the time of the packets, not of the wall
 * @param startedAt when the collector started, wall clock
 * @param site its configured name; empty when it has none
 * @param simulated the frames come from the demo site: to be said on every page
 * @param trend the last minutes, oldest first
 */
public record Snapshot(
        String schema,
        String runId,
        long revision,
        Instant time,
        Instant startedAt,
        String site,
        boolean simulated,
        Verdict verdict,
        Totals totals,
        SelfStatus self,
        List<SourceRow> sources,
        List<ServerRow> servers,
        List<HandsetRow> handsets,
        List<AlertRow> alerts,
        List<TrendPoint> trend) {
    public static final String SCHEMA = "dectwatch.snapshot/1";

    public Snapshot {
        if (revision < 0) {
            throw new IllegalArgumentException("revision must be 0 or more, not " + revision);
        }
        sources = List.copyOf(sources);
        servers = List.copyOf(servers);
        handsets = List.copyOf(handsets);
        alerts = List.copyOf(alerts);
        trend = List.copyOf(trend);
    }

    /** The same, as it is published. */
    Snapshot published(long asRevision, List<TrendPoint> withTrend) {
        return new Snapshot(
                schema,
                runId,
                asRevision,
                time,
                startedAt,
                site,
                simulated,
                verdict,
                totals,
                self,
                sources,
                servers,
                handsets,
                alerts,
                withTrend);
    }
}
