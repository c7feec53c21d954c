package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetTruth;

/**
 * One handset's own view.
 *
 * @param schema {@link #SCHEMA}
 * @param facts of its registration; empty when none was seen
 * @param calls its last ones, newest first, bounded
 * @param alerts about it, and about the TLS target of the connection it is known to ride on
 * @param inferredAlerts about the TLS target it is inferred to be carried to
 * @param tls the connection that carries it; empty for one that does not use TLS
 * @param ladder messages of the last failed attempt to register, oldest first; empty when none failed
 * @param sayings of wire, server and cloud, in this order: whether it is registered
 * @param words all that servers and the cloud said of it last, by interface
 * @param events what was told of it unasked, newest first, bounded
 */
public record HandsetDetail(
        String schema,
        String runId,
        long revision,
        Instant time,
        HandsetRow handset,
        Optional<Facts> facts,
        Optional<TlsDetail> tls,
        List<CallLine> calls,
        List<AlertRow> alerts,
        List<AlertRow> inferredAlerts,
        List<Step> ladder,
        List<Saying> sayings,
        List<Word> words,
        List<ServerRow.Event> events) {
    public static final String SCHEMA = "dectwatch.handset/1";

    public HandsetDetail {
        calls = List.copyOf(calls);
        alerts = List.copyOf(alerts);
        inferredAlerts = List.copyOf(inferredAlerts);
        ladder = List.copyOf(ladder);
        sayings = List.copyOf(sayings);
        words = List.copyOf(words);
        events = List.copyOf(events);
    }

    /**
     * What one of the three says.
     *
     * @param registered empty when it does not know
     * @param at when it was last known to be so; empty when it never spoke
     * @param stale older than it is good for
     * @param counts whether the configuration lets it decide
     */
    public record Saying(
            HandsetTruth.Who who,
            Optional<Boolean> registered,
            Optional<Instant> at,
            boolean stale,
            boolean counts,
            Optional<DeviceReport.Interface> via,
            String why) {}

    /**
     * The last word of one interface; empty is unknown.
     *
     * @param server empty when the cloud said it
     * @param goodForSeconds after that it is stale
     * @param battery 0 to 7, as the device tells it
     * @param base number of the base station it is at
     * @param signal in the device's own unit
     */
    public record Word(
            String server,
            DeviceReport.Interface via,
            Instant at,
            boolean stale,
            long goodForSeconds,
            Optional<Boolean> subscribed,
            Optional<Boolean> registered,
            Optional<Boolean> reachable,
            Optional<Boolean> inCharger,
            OptionalInt battery,
            OptionalInt base,
            OptionalInt signal,
            Optional<String> firmware,
            Optional<Instant> lastRegisteredAt,
            String detail) {}

    /**
     * What the wire told of its registration.
     *
     * @param open attempts without an end yet
     * @param medianDelayMs RFC 6076 4.1, milliseconds
     */
    public record Facts(
            Instant firstSeenAt,
            int attempts,
            int successes,
            int failures,
            int open,
            Optional<String> authUser,
            Optional<String> userAgent,
            String device,
            String registrar,
            OptionalDouble medianDelayMs) {}

    /**
     * One call it took part in; {@code outgoing} when it was the caller.
     *
     * @param inferred from streams alone: signalling could not be read, and this is the only handset of its server
     * @param streams what passed, as far as it was seen; at most 16
     * @param faults of its media, worst first
     */
    public record CallLine(
            Instant time,
            boolean outgoing,
            String with,
            CallState state,
            OptionalInt finalStatus,
            OptionalLong durationMs,
            List<String> codecs,
            boolean inferred,
            List<StreamLine> streams,
            List<FaultLine> faults) {
        public CallLine {
            codecs = List.copyOf(codecs);
            streams = List.copyOf(streams);
            faults = List.copyOf(faults);
        }
    }

    /** A fault of a call's media, under the id of its rule. */
    public record FaultLine(
            String rule, AlertRow.Severity severity, Instant from, Optional<Instant> to, String why, String nextStep) {}

    /**
     * One RTP stream of a call.
     *
     * @param fromHandset its server sent it; else it came for the handset
     * @param live packets came within the last seconds
     * @param codecs on the wire, in order of appearance
     * @param lossPercent since its first packet, 0..100
     * @param mos with its model; empty while the codec is unknown or unknown to the model
     * @param encryption by the octets: CLEAR, SRTP or UNKNOWN
     * @param dscp code points seen
     * @param told what its receiver said of it
     * @param second what its last second told
     */
    public record StreamLine(
            boolean fromHandset,
            boolean live,
            String source,
            String destination,
            String ssrc,
            List<String> codecs,
            long packets,
            long lost,
            double lossPercent,
            double burstRatio,
            OptionalDouble meanJitterMs,
            OptionalDouble maxJitterMs,
            Optional<Score> mos,
            OptionalDouble ptimeMs,
            String encryption,
            List<Integer> dscp,
            List<Integer> vlanPriority,
            Optional<Told> told,
            Second second) {
        public StreamLine {
            codecs = List.copyOf(codecs);
            dscp = List.copyOf(dscp);
            vlanPriority = List.copyOf(vlanPriority);
        }
    }

    /**
     * What the receiver of a stream said of it, in RTCP or a voice quality report.
     *
     * @param lossPercent lost or discarded, 0..100
     * @param roundTripMs from the point of capture to the receiver and back
     * @param mos by the model it names
     */
    public record Told(
            OptionalDouble lossPercent, OptionalDouble roundTripMs, OptionalDouble mos, Optional<String> model) {}

    /** An opinion score with the model that made it and the factors it stands on. */
    public record Score(double value, String model, double ie, double bpl, boolean concealment) {}

    /**
     * The last second of a stream in which packets came.
     *
     * @param lost negative when more came late than went missing
     */
    public record Second(Instant to, long packets, long lost, OptionalDouble jitterMs) {}

    /**
     * One message of the ladder.
     *
     * @param source of the capture, and {@code frame} its number there, as Wireshark shows it
     * @param headers masked, bounded
     */
    public record Step(
            Instant time,
            String source,
            long frame,
            String from,
            String to,
            String transport,
            String startLine,
            List<String> headers) {
        public Step {
            headers = List.copyOf(headers);
        }
    }
}
