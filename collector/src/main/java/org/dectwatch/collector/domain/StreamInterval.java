package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One second of one RTP stream. It carries the second's deltas <em>and</em> the totals since the stream's first packet; the
 * ledger replaces totals, never adds: an interval that was shed costs detail, not truth.
 *
 * @param source name of the source that saw the stream
 * @param number 1 for a stream's first interval, then one more each; a hole means that intervals were shed
 * @param from begin of the second, inclusive (the first packet's time in the first interval)
 * @param to its end, exclusive; in the last interval the time at which the stream was closed
 * @param last nothing more will come for this key under this total: the stream fell silent, was evicted or the source ended. The
 *     same key may begin again with {@code number} 1 and new totals
 */
public record StreamInterval(
        StreamKey key,
        String source,
        long number,
        Instant from,
        Instant to,
        Deltas deltas,
        StreamTotals totals,
        boolean last) {
    public StreamInterval {
        if (number < 1) {
            throw new IllegalArgumentException("intervals are numbered from 1, not " + number);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("an interval cannot end before it begins: " + from + " .. " + to);
        }
    }

    /**
     * What happened within the interval.
     *
     * @param packets unique packets, duplicates and the network's twins, as {@link StreamTotals.Counts#packets()}
     * @param lost sequence numbers passed over less those filled late: negative when more came late than went missing
     * @param payloadOctets RTP payload octets of the unique packets
     * @param jitterMs interarrival jitter (RFC 3550 A.8) after the last packet measured; empty while the clock rate is unknown or
     *     nothing was measured
     * @param maxJitterMs the highest it was
     * @param maxDeltaMs longest time between two packets that belong together; DTMF, comfort noise and silences are left out
     * @param digits DTMF events begun
     * @param silences pauses, stalls and outages ended
     */
    public record Deltas(
            long packets,
            long unique,
            long duplicates,
            long reordered,
            long restarts,
            long lost,
            long payloadOctets,
            OptionalDouble jitterMs,
            OptionalDouble maxJitterMs,
            OptionalDouble maxDeltaMs,
            int digits,
            int silences) {}
}
