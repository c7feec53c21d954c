package org.dectwatch.collector.protocol.rtcp;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;

/**
 * A voice quality report of an endpoint (RFC 6035, {@code application/vq-rtcpxr}). Identities of the two parties are passed over: the
 * Call-ID, addresses and SSRCs join it to its call and streams.
 *
 * @param kind which report it is
 * @param callId of the call reported on; empty when it was not given
 * @param local what the reporter measured of the stream from {@code there} to {@code here}
 * @param remote what it was told by the other side of the stream from {@code here} to {@code there}
 * @param here the reporter's media (LocalAddr)
 * @param there the other side's (RemoteAddr)
 */
public record VqReport(Kind kind, String callId, Metrics local, Optional<Metrics> remote, Side here, Side there) {
    /** Which of the reports of RFC 6035 section 4.4. */
    public enum Kind {
        SESSION,
        INTERVAL,
        ALERT
    }

    /**
     * Where one side has its media.
     *
     * @param address empty when it was not given, or as a name
     * @param ssrc of what this side sends; empty when it was not given or is 0
     */
    public record Side(Optional<Endpoint> address, OptionalInt ssrc) {
        public static final Side UNKNOWN = new Side(Optional.empty(), OptionalInt.empty());
    }

    /**
     * The lines of one side by group, such as PacketLoss, and name, such as NLR; RFC 6035 section 4.6.2 has them all.
     *
     * @param values numbers in the report's own units
     * @param algorithm by which the scores were estimated (QoEEstAlg), such as P.564; empty when the reporter does not say
     */
    public record Metrics(Map<Name, Double> values, Optional<String> algorithm) {
        public Metrics {
            values = Map.copyOf(values);
        }

        /** Network packet loss, percent. */
        public OptionalDouble lossPercent() {
            return value("PacketLoss", "NLR");
        }

        /** Packets the jitter buffer discarded, percent. */
        public OptionalDouble discardPercent() {
            return value("PacketLoss", "JDR");
        }

        /** Interarrival jitter, ms. */
        public OptionalDouble jitterMs() {
            return value("Delay", "IAJ");
        }

        /** Round trip, ms. */
        public OptionalDouble roundTripMs() {
            return value("Delay", "RTD");
        }

        /** Listening quality, 1..5. */
        public OptionalDouble mosListening() {
            return value("QualityEst", "MOSLQ");
        }

        /** Conversational quality, 1..5. */
        public OptionalDouble mosConversational() {
            return value("QualityEst", "MOSCQ");
        }

        /** Listening quality as a rating, 0..120. */
        public OptionalDouble ratingListening() {
            return value("QualityEst", "RLQ");
        }

        public OptionalDouble value(String group, String name) {
            Double found = values.get(new Name(group, name));
            return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
        }
    }

    /** A group and a name within it. */
    public record Name(String group, String name) {}
}
