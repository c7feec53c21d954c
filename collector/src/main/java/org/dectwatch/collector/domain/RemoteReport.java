package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.dectwatch.collector.net.Endpoint;

/**
 * What the far ends said of a stream, in RTCP (RFC 3550, RFC 3611) or voice quality reports (RFC 6035). It is theirs, not measured
 * here: where it differs from what was counted, the path between them and the point of capture does.
 *
 * @param received by the one who gets the stream
 * @param sent by the one who sends it
 * @param ratings the last of each origin, in order of {@link Origin}
 */
public record RemoteReport(Optional<Received> received, Optional<Sent> sent, List<Rating> ratings) {
    public RemoteReport {
        ratings = List.copyOf(ratings);
    }

    /**
     * What the receiver missed, lost on the network or discarded by its jitter buffer, in percent: the worst that reports and ratings
     * tell. A single report block gives none.
     */
    public OptionalDouble lossPercent() {
        DoubleStream reported = received.map(Received::lossPercent).stream().flatMapToDouble(OptionalDouble::stream);
        DoubleStream rated = ratings.stream()
                .flatMapToDouble(rating -> rating.lossPercent().stream()
                        .map(lost -> lost + rating.discardPercent().orElse(0)));
        return DoubleStream.concat(reported, rated).max();
    }

    /** The first rating that holds an opinion score. */
    public Optional<Rating> scored() {
        return ratings.stream().filter(rating -> rating.mos().isPresent()).findFirst();
    }

    /**
     * Report blocks of SR and RR.
     *
     * @param by whence the last one came
     * @param reports how many there were
     * @param lost since the receiver began, as its last report tells; negative when more copies came than went missing
     * @param lossPercent lost of the expected between its first and its last report here; empty with a single report
     * @param missingHere numbers missing at the point of capture by the last report, since the receiver began; what the receiver got
     *     all the same passed here and was not captured
     * @param maxLossPercent the highest fraction lost of a single report, 0..100
     * @param jitterMs RFC 3550 A.8, of the last report; empty while the clock rate is unknown
     * @param maxJitterMs the highest of all reports
     * @param meanRoundTripMs from the point of capture to the receiver and back, by LSR and DLSR; empty unless a sender report and
     *     its answer were both seen
     */
    public record Received(
            Endpoint by,
            Instant firstTime,
            Instant lastTime,
            long reports,
            int lost,
            OptionalDouble lossPercent,
            long missingHere,
            double maxLossPercent,
            OptionalDouble jitterMs,
            OptionalDouble maxJitterMs,
            OptionalDouble meanRoundTripMs,
            OptionalDouble maxRoundTripMs) {}

    /**
     * The sender's own count, in SR.
     *
     * @param reports how many there were
     * @param packets sent until the last one
     * @param unseen of those sent until the first one, neither seen here by then nor known to be missing: sent before the capture
     *     began, or lost ahead of the first packet seen; with a single report perhaps behind the last. About 0 otherwise; empty when
     *     the stream had not been recognised yet
     * @param lostAtEnd sent between the first report and the last, and neither seen nor known to be missing: lost behind the last
     *     packet seen, which no sequence number betrays. 0 or more; empty with a single report
     */
    public record Sent(
            Instant firstTime,
            Instant lastTime,
            long reports,
            long packets,
            OptionalLong unseen,
            OptionalLong lostAtEnd) {}

    /** Where a rating stood. */
    public enum Origin {
        /** VoIP metrics of RTCP XR (RFC 3611 section 4.7). */
        RTCP_XR,
        /** RFC 6035, by the one who gets the stream. */
        RFC_6035,
        /** RFC 6035, what the other side had told the reporter. */
        RFC_6035_REMOTE
    }

    /**
     * A far end's own rating of the stream it got. Its scale is its own: {@code model} says which, as far as the reporter does.
     *
     * @param model the algorithm the reporter names, else the RFC by which it reports
     * @param mosListening 1..5
     * @param mosConversational 1..5
     * @param rFactor 0..120
     * @param lossPercent lost on the network
     * @param discardPercent discarded by the jitter buffer
     * @param burstLossPercent density of losses within bursts, by the reporter's Gmin
     * @param roundTripMs between the two ends
     */
    public record Rating(
            Origin origin,
            Instant time,
            String model,
            OptionalDouble mosListening,
            OptionalDouble mosConversational,
            OptionalDouble rFactor,
            OptionalDouble lossPercent,
            OptionalDouble discardPercent,
            OptionalDouble burstLossPercent,
            OptionalDouble jitterMs,
            OptionalDouble roundTripMs) {
        /** Listening quality, else conversational. */
        public OptionalDouble mos() {
            return mosListening.isPresent() ? mosListening : mosConversational;
        }
    }
}
