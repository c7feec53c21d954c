package org.dectwatch.collector.observe.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Times;

/** Freezes a stream's state into records. */
final class StreamReporter {
    private static final List<List<Integer>> SINGLE =
            IntStream.range(0, 64).mapToObj(List::of).toList();

    private StreamReporter() {}

    /** The interval up to now; the stream's log moves on. */
    static StreamInterval interval(RtpStream stream, long toNanos, boolean last) {
        IntervalLog log = stream.log;
        log.number++;
        if (log.number == 1) {
            log.fromNanos = stream.firstNanos;
        }
        StreamTotals totals = totals(stream, last);
        StreamInterval.Deltas deltas = deltas(stream, totals.counts());
        long to = Math.max(toNanos, log.fromNanos);
        StreamInterval interval = new StreamInterval(
                new StreamKey(stream.flow, stream.ssrc),
                stream.source,
                log.number,
                Times.instant(log.fromNanos),
                Times.instant(to),
                deltas,
                totals,
                last);
        log.fromNanos = to;
        log.lastOrdinal = stream.lastOrdinal;
        return interval;
    }

    private static StreamInterval.Deltas deltas(RtpStream stream, StreamTotals.Counts counts) {
        IntervalLog log = stream.log;
        InterarrivalMeter arrivals = stream.arrivals;
        boolean measured = arrivals.recentMaxJitter >= 0;
        int silences = arrivals.silenceCount();
        StreamInterval.Deltas deltas = new StreamInterval.Deltas(
                counts.packets() - log.packets,
                counts.unique() - log.unique,
                counts.packets() - counts.unique() - log.duplicates,
                counts.reordered() - log.reordered,
                counts.restarts() - log.restarts,
                counts.lost() - log.lost,
                stream.sampler.octets - log.octets,
                optional(measured, arrivals.jitter),
                optional(measured, arrivals.recentMaxJitter),
                optional(arrivals.recentMaxDelta >= 0, arrivals.recentMaxDelta),
                stream.digits.events - log.digits,
                silences - log.silences);
        log.packets = counts.packets();
        log.unique = counts.unique();
        log.duplicates = counts.packets() - counts.unique();
        log.reordered = counts.reordered();
        log.restarts = counts.restarts();
        log.lost = counts.lost();
        log.octets = stream.sampler.octets;
        log.digits = stream.digits.events;
        log.silences = silences;
        arrivals.recentMaxJitter = -1;
        arrivals.recentMaxDelta = -1;
        return deltas;
    }

    private static StreamTotals totals(RtpStream stream, boolean last) {
        SequenceWindow window = stream.window;
        List<StreamTotals.PayloadUse> uses = new ArrayList<>(stream.slots.size());
        for (PayloadSlot slot : stream.slots) {
            if (slot.packets > 0) {
                uses.add(slot.use(stream.source));
            }
        }
        PayloadSlot media = stream.media();
        int step = stream.steps.orElse(0);
        return new StreamTotals(
                span(stream),
                new StreamTotals.Counts(
                        window.unique,
                        window.duplicates,
                        stream.networkTwins,
                        stream.mirrorTwins,
                        window.reordered,
                        window.restarts,
                        window.strays,
                        window.lost()),
                uses,
                timing(stream, media == null ? 0 : media.clock, step),
                window.losses(last).pattern(),
                stream.arrivals.silences(),
                stream.sampler.payload(media == null ? 0 : media.octetRate, step),
                bits(stream.dscpSeen),
                bits(stream.vlanSeen),
                stream.digits.dtmf(last),
                Optional.ofNullable(stream.tshark).map(TsharkCount::numbers));
    }

    private static StreamTotals.Span span(RtpStream stream) {
        return new StreamTotals.Span(
                Times.instant(stream.firstNanos),
                Times.instant(stream.lastNanos),
                new FrameRef(stream.source, stream.firstOrdinal),
                new FrameRef(stream.source, stream.lastOrdinal));
    }

    private static StreamTotals.Timing timing(RtpStream stream, int clock, int step) {
        InterarrivalMeter arrivals = stream.arrivals;
        boolean delta = arrivals.hasDelta();
        boolean jitter = arrivals.jitters > 0;
        return new StreamTotals.Timing(
                optional(delta, delta ? arrivals.meanDelta() : 0),
                optional(delta, arrivals.maxDelta),
                optional(jitter, arrivals.jitter),
                optional(jitter, jitter ? arrivals.meanJitter() : 0),
                optional(jitter, arrivals.maxJitter),
                optional(clock > 0 && step > 0, clock > 0 ? step * 1000.0 / clock : 0),
                stream.drift.driftPpm(),
                arrivals.leaps());
    }

    private static OptionalDouble optional(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static List<Integer> bits(long set) {
        if (Long.bitCount(set) <= 1) {
            // The usual case, without a new list each second.
            return set == 0 ? List.of() : SINGLE.get(Long.numberOfTrailingZeros(set));
        }
        List<Integer> values = new ArrayList<>(Long.bitCount(set));
        for (long rest = set; rest != 0; rest &= rest - 1) {
            values.add(Long.numberOfTrailingZeros(rest));
        }
        return values;
    }
}
