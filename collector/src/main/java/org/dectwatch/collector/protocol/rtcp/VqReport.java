package org.dectwatch.collector.protocol.rtcp;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A voice quality report of an endpoint (RFC 6035, {@code application/vq-rtcpxr}). Identities of the two parties are passed over: the
 * Call-ID joins it to its call.
 *
 * @param kind which report it is
 * @param callId of the call reported on; empty when it was not given
 * @param local what the reporter measured
 * @param remote what it was told by the other side
 */
public record VqReport(Kind kind, String callId, Metrics local, Optional<Metrics> remote) {
    /** Which of the reports of RFC 6035 section 4.4. */
    public enum Kind {
        SESSION,
        INTERVAL,
        ALERT
    }

    /**
     * The lines of one side by group, such as PacketLoss, and name, such as NLR; RFC 6035 section 4.6.2 has them all.
     *
     * @param values numbers in the report's own units
     */
    public record Metrics(Map<Name, Double> values) {
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

        public OptionalDouble value(String group, String name) {
            Double found = values.get(new Name(group, name));
            return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
        }
    }

    /** A group and a name within it. */
    public record Name(String group, String name) {}
}
