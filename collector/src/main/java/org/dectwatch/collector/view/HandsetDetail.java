package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.CallState;

/**
 * One handset's own view.
 *
 * @param schema {@link #SCHEMA}
 * @param facts of its registration; empty when none was seen
 * @param calls its last ones, newest first, bounded
 * @param alerts about it
 * @param tls the connection that carries it; empty for one that does not use TLS
 * @param ladder messages of the last failed attempt to register, oldest first; empty when none failed
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
        List<Step> ladder) {
    public static final String SCHEMA = "dectwatch.handset/1";

    public HandsetDetail {
        calls = List.copyOf(calls);
        alerts = List.copyOf(alerts);
        ladder = List.copyOf(ladder);
    }

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

    /** One call it took part in; {@code outgoing} when it was the caller. */
    public record CallLine(
            Instant time,
            boolean outgoing,
            String with,
            CallState state,
            OptionalInt finalStatus,
            OptionalLong durationMs,
            List<String> codecs) {
        public CallLine {
            codecs = List.copyOf(codecs);
        }
    }

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
