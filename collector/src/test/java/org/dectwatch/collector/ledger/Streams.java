package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.LossPattern;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;

/** Intervals of a stream of which nothing matters but when it was heard. */
final class Streams {
    private Streams() {}

    static StreamInterval interval(Flow flow, Instant first, Instant last) {
        FrameRef frame = new FrameRef("test", 1);
        StreamTotals totals = new StreamTotals(
                new StreamTotals.Span(first, last, frame, frame),
                new StreamTotals.Counts(50, 0, 0, 0, 0, 0, 0, 0),
                List.of(new StreamTotals.PayloadUse(
                        8,
                        StreamTotals.Role.MEDIA,
                        Optional.of("PCMA"),
                        OptionalInt.of(8000),
                        false,
                        50,
                        first,
                        last,
                        frame)),
                StreamTotals.Timing.UNKNOWN,
                LossPattern.NONE,
                StreamTotals.Silences.NONE,
                new StreamTotals.Payload(StreamTotals.Encryption.CLEAR, 8000, 160, 160, 160),
                List.of(),
                List.of(),
                StreamTotals.Dtmf.NONE,
                Optional.empty());
        StreamInterval.Deltas deltas = new StreamInterval.Deltas(
                50, 50, 0, 0, 0, 0, 8000, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 0);
        return new StreamInterval(new StreamKey(flow, 7), "test", 1, first, last, deltas, totals, false);
    }
}
