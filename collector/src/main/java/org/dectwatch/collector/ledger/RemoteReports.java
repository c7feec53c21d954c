package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.ledger.StreamEnds.End;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Joins what far ends report to the stream they speak of. RTCP by SSRC, point of capture and one end of the stream, at least: that of
 * the speaker, else that of the one spoken to; RTCP's port is the media's or one above. The other end may differ, since a host with
 * several addresses answers from another one. RTCP on ports of its own at both ends, which {@code a=rtcp} may name, is not joined. A
 * report that comes before the first second of its stream was told waits for it.
 */
final class RemoteReports {
    private static final int MOST_WAITING = 4;

    private final StreamEnds ends;
    private final Map<StreamId, RemoteTally> tallies = new HashMap<>();
    private final BoundedTable<End, List<Waiting>> waiting = new BoundedTable<>(
            new Limits(4_096, Long.MAX_VALUE, Duration.ofSeconds(10)), (speaker, said, why, at) -> {});

    private record Waiting(Instant at, Mention mention) {}

    RemoteReports(StreamEnds ends) {
        this.ends = ends;
    }

    /**
     * Takes in RTCP; returns the streams of which more is known now.
     *
     * @param missing how many numbers of a stream are missing here so far
     */
    Set<StreamId> rtcp(Instant at, String source, Observation.Rtcp said, ToLongFunction<StreamId> missing) {
        Set<StreamId> told = new LinkedHashSet<>(2);
        for (Mention mention : Mention.of(source, said)) {
            Optional<StreamId> known = find(mention);
            if (known.isPresent()) {
                mention.tell(
                        tallies.computeIfAbsent(known.get(), k -> new RemoteTally()),
                        at,
                        missing.applyAsLong(known.get()));
                told.add(known.get());
            } else {
                hold(at, mention);
            }
        }
        return told;
    }

    private Optional<StreamId> find(Mention mention) {
        List<StreamId> heard = at(mention.listener());
        List<StreamId> spoke = at(mention.speaker());
        Optional<StreamId> both = latest(spoke, heard);
        if (both.isPresent()) {
            return both;
        }
        List<StreamId> either = spoke.isEmpty() ? heard : spoke;
        return latest(either, either);
    }

    /** Of those in both lists the one begun last. */
    private static Optional<StreamId> latest(List<StreamId> ones, List<StreamId> others) {
        StreamId latest = null;
        for (StreamId one : ones) {
            if ((latest == null || one.first().isAfter(latest.first())) && others.contains(one)) {
                latest = one;
            }
        }
        return Optional.ofNullable(latest);
    }

    private List<StreamId> at(End end) {
        List<StreamId> keys = ends.of(end);
        int port = end.address().port();
        return keys.isEmpty() && port > 1 ? ends.of(end.at(port - 1)) : keys;
    }

    private void hold(Instant at, Mention mention) {
        List<Waiting> held = waiting.get(mention.speaker(), Times.nanos(at)).orElseGet(() -> new ArrayList<>(1));
        if (held.size() < MOST_WAITING) {
            held.add(new Waiting(at, mention));
        }
        waiting.put(mention.speaker(), held, 1, Times.nanos(at));
    }

    /** A stream is new: what was said of it already is heard now. */
    void begun(StreamId key) {
        for (End end : List.of(key.sender(), key.receiver())) {
            int port = end.address().port();
            hear(key, end);
            if (port < 0xffff) {
                hear(key, end.at(port + 1));
            }
        }
    }

    private void hear(StreamId key, End speaker) {
        waiting.remove(speaker).ifPresent(early -> {
            RemoteTally tally = tallies.computeIfAbsent(key, k -> new RemoteTally());
            early.forEach(one -> one.mention().tell(tally, one.at(), 0));
        });
    }

    /** Takes in a voice quality report; returns the streams of which more is known now. */
    Set<StreamId> quality(Instant at, Observation.QualityReport body, QualityJoin.CallOf callOf) {
        Set<StreamId> told = new LinkedHashSet<>(2);
        QualityJoin join = new QualityJoin(ends, callOf);
        join.received(body.report()).forEach(key -> {
            rate(key, Ratings.of(at, RemoteReport.Origin.RFC_6035, body.report().local()));
            told.add(key);
        });
        body.report()
                .remote()
                .ifPresent(metrics -> join.sent(body.report()).forEach(key -> {
                    rate(key, Ratings.of(at, RemoteReport.Origin.RFC_6035_REMOTE, metrics));
                    told.add(key);
                }));
        return told;
    }

    private void rate(StreamId key, RemoteReport.Rating rating) {
        tallies.computeIfAbsent(key, k -> new RemoteTally()).rated(rating);
    }

    /** What was said of the stream so far; empty while nothing was. */
    Optional<RemoteReport> of(StreamId key, StreamTotals totals) {
        RemoteTally tally = tallies.get(key);
        StreamTotals.Counts counts = totals.counts();
        return tally == null
                ? Optional.empty()
                : Optional.of(tally.frozen(
                        tally.isReceived() ? clockRate(totals) : OptionalInt.empty(),
                        counts.unique() - counts.strays() + counts.lost()));
    }

    /** The clock of the payload type heard last. */
    private static OptionalInt clockRate(StreamTotals totals) {
        StreamTotals.PayloadUse latest = null;
        for (StreamTotals.PayloadUse use : totals.payloadTypes()) {
            if (use.role() == StreamTotals.Role.MEDIA
                    && use.clockRate().isPresent()
                    && (latest == null || use.lastTime().isAfter(latest.lastTime()))) {
                latest = use;
            }
        }
        return latest == null ? OptionalInt.empty() : latest.clockRate();
    }

    void forget(StreamId key) {
        tallies.remove(key);
    }
}
