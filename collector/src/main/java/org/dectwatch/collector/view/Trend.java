package org.dectwatch.collector.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The last minutes for the charts: a point each two seconds of stream time, ten minutes of them. One writer. */
final class Trend {
    static final Duration STEP = Duration.ofSeconds(2);
    static final int POINTS = 300;
    private static final Duration WINDOW = STEP.multipliedBy(POINTS);
    private final ArrayDeque<TrendPoint> points = new ArrayDeque<>();

    /** The point that was added, if it was time for one. */
    Optional<TrendPoint> take(Snapshot snapshot) {
        TrendPoint last = points.peekLast();
        if (last != null && last.time().plus(STEP).isAfter(snapshot.time())) {
            return Optional.empty();
        }
        Totals totals = snapshot.totals();
        TrendPoint point = new TrendPoint(
                snapshot.time(),
                totals.registered(),
                totals.handsets(),
                totals.activeCalls(),
                totals.sip().messages());
        points.add(point);
        // a jump in time, as from before the first packet of an old capture to that packet, leaves no line across the
        // years
        while (points.size() > POINTS || points.getFirst().time().plus(WINDOW).isBefore(point.time())) {
            points.remove();
        }
        return Optional.of(point);
    }

    List<TrendPoint> points() {
        return List.copyOf(points);
    }
}
