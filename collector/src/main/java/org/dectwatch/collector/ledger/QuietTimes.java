package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamTotals.Silences;
import org.dectwatch.collector.domain.TimeSpans;

/**
 * When a stream was quiet for a second or more. Such a time spans the end of an interval, so that it began with the last packet
 * of the interval before; how long it was, this one tells.
 */
final class QuietTimes {
    private static final double SHORTEST_MS = 1000;
    private static final int MOST = 32;

    private QuietTimes() {}

    static List<TimeSpans.Span> of(Optional<MediaStream> before, StreamInterval interval) {
        if (before.isEmpty()) {
            return List.of();
        }
        List<TimeSpans.Span> known = before.get().quiet();
        Silences then = before.get().totals().silences();
        double grown = interval.totals().silences().totalMs() - then.totalMs();
        // After an interval that was shed nobody knows when it began.
        boolean next = interval.number() == before.get().latest().number() + 1;
        // Where numbers are missing the sender was not quiet: its packets were lost.
        boolean lost = interval.totals().silences().outages() > then.outages();
        if (grown < SHORTEST_MS || lost || !next) {
            return known;
        }
        Instant from = before.get().lastTime();
        Instant to = from.plus(Duration.ofNanos(Math.round(grown * 1e6)));
        List<TimeSpans.Span> more = new ArrayList<>(known.size() == MOST ? known.subList(1, MOST) : known);
        more.add(new TimeSpans.Span(from, to));
        return more;
    }
}
