package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.RemoteReport.Origin;
import org.dectwatch.collector.domain.RemoteReport.Rating;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.protocol.rtcp.ReportBlock;
import org.dectwatch.collector.protocol.rtcp.SenderInfo;
import org.jspecify.annotations.Nullable;

/** What the far ends said of one stream so far. Of a size that does not grow. */
final class RemoteTally {
    /** Sender reports whose answer may still come; they are five seconds apart. */
    private static final int REMEMBERED = 8;
    /** A receiver that rounds the time it kept a report up makes the round trip look this much too short, ms. */
    private static final double ROUNDING = 10;

    private final Map<Origin, Rating> ratings = new EnumMap<>(Origin.class);
    private final long[] sentNtp = new long[REMEMBERED];
    private final Instant[] sentAt = new Instant[REMEMBERED];
    private int sentReports;
    private int sentSinceFirst;
    private @Nullable Sender firstSent;
    private @Nullable Sender lastSent;
    private @Nullable Receiver firstReceived;
    private @Nullable Receiver lastReceived;
    private long receivedReports;
    /** Numbers missing here when the receiver began. */
    private long missingBefore;

    private double maxLossPercent;
    private long maxJitter;
    private int roundTrips;
    private double roundTripSum;
    private double maxRoundTrip;

    private record Sender(Instant at, long packets, OptionalLong counted) {}

    /** @param missing numbers missing here by then */
    private record Receiver(Instant at, Endpoint by, ReportBlock block, long missing) {}

    /** The stream's sender speaks of itself. */
    void sent(Instant at, SenderInfo info, OptionalLong counted) {
        Sender now = new Sender(at, info.packets(), counted);
        boolean anew = lastSent == null || info.packets() < lastSent.packets;
        firstSent = anew ? now : firstSent;
        sentSinceFirst = anew ? 0 : sentSinceFirst + 1;
        lastSent = now;
        sentNtp[sentReports % REMEMBERED] = info.middleNtp();
        sentAt[sentReports % REMEMBERED] = at;
        sentReports++;
    }

    /**
     * A receiver speaks of the stream; one that counts less than before has begun anew.
     *
     * @param missing numbers of the stream missing here so far
     */
    void received(Instant at, Endpoint by, ReportBlock block, long missing) {
        Receiver now = new Receiver(at, by, block, missing);
        boolean anew = lastReceived == null || block.highest() < lastReceived.block.highest();
        missingBefore = anew && lastReceived != null ? lastReceived.missing : missingBefore;
        firstReceived = anew ? now : firstReceived;
        lastReceived = now;
        receivedReports++;
        maxLossPercent = Math.max(maxLossPercent, block.fractionPercent());
        maxJitter = Math.max(maxJitter, block.jitter());
        roundTrip(at, block);
    }

    private void roundTrip(Instant at, ReportBlock block) {
        for (int i = 0; i < Math.min(sentReports, REMEMBERED) && block.lastReport() != 0; i++) {
            if (sentNtp[i] == block.lastReport()) {
                double millis = Duration.between(sentAt[i], at).toNanos() / 1e6 - block.delayMs();
                if (millis > -ROUNDING) {
                    roundTrips++;
                    roundTripSum += Math.max(0, millis);
                    maxRoundTrip = Math.max(maxRoundTrip, millis);
                }
                return;
            }
        }
    }

    /** Whether a receiver spoke of the stream. */
    boolean isReceived() {
        return lastReceived != null;
    }

    void rated(Rating rating) {
        ratings.put(rating.origin(), rating);
    }

    /**
     * @param clockRate of the stream, Hz; empty while unknown
     * @param counted its packets so far, received and missing
     */
    RemoteReport frozen(OptionalInt clockRate, long counted) {
        return new RemoteReport(received(clockRate), sent(counted), List.copyOf(ratings.values()));
    }

    private Optional<RemoteReport.Sent> sent(long counted) {
        if (firstSent == null || lastSent == null) {
            return Optional.empty();
        }
        OptionalLong unseen = firstSent.counted.isPresent()
                ? OptionalLong.of(firstSent.packets - firstSent.counted.getAsLong())
                : OptionalLong.empty();
        // What came after the last report may have shown by its numbers what was missing before.
        long known = Math.max(counted, lastSent.counted.orElse(0));
        return Optional.of(new RemoteReport.Sent(
                firstSent.at,
                lastSent.at,
                sentReports,
                lastSent.packets,
                unseen,
                sentSinceFirst > 0 && unseen.isPresent()
                        ? OptionalLong.of(Math.max(0, lastSent.packets - unseen.getAsLong() - known))
                        : OptionalLong.empty()));
    }

    private Optional<RemoteReport.Received> received(OptionalInt clockRate) {
        if (firstReceived == null || lastReceived == null) {
            return Optional.empty();
        }
        ReportBlock last = lastReceived.block;
        return Optional.of(new RemoteReport.Received(
                lastReceived.by,
                firstReceived.at,
                lastReceived.at,
                receivedReports,
                last.cumulative(),
                lossPercent(firstReceived.block, last),
                Math.max(0, lastReceived.missing - missingBefore),
                maxLossPercent,
                millis(last.jitter(), clockRate),
                millis(maxJitter, clockRate),
                roundTrips == 0 ? OptionalDouble.empty() : OptionalDouble.of(roundTripSum / roundTrips),
                roundTrips == 0 ? OptionalDouble.empty() : OptionalDouble.of(maxRoundTrip)));
    }

    private static OptionalDouble lossPercent(ReportBlock first, ReportBlock last) {
        long expected = last.highest() - first.highest();
        return expected <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * Math.max(0, last.cumulative() - first.cumulative()) / expected);
    }

    private static OptionalDouble millis(long units, OptionalInt clockRate) {
        return clockRate.isPresent()
                ? OptionalDouble.of(units * 1000.0 / clockRate.getAsInt())
                : OptionalDouble.empty();
    }
}
