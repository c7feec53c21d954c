package org.dectwatch.collector.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.LossPattern;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.ServedChain;
import org.dectwatch.collector.domain.SessionResult;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;

/** Events of calls, streams and TLS connections for tests of metrics. */
final class Moves {
    private static final FrameRef FRAME = new FrameRef("eth0", 1);
    private static final Endpoint DEVICE = Endpoint.parse("192.0.2.10:5061").orElseThrow();
    private static final Endpoint SERVER = Endpoint.parse("198.51.100.1:5061").orElseThrow();

    private Moves() {}

    static void callStreamAndTls(DomainMetrics metrics) {
        metrics.show(new DomainEvent.CallChanged(
                Facts.NOW, Optional.of(CallState.RINGING), "dect-1", call(CallState.ESTABLISHED)));
        metrics.show(new DomainEvent.CallChanged(
                Facts.NOW, Optional.of(CallState.ESTABLISHED), "dect-1", call(CallState.ENDED)));
        metrics.show(new DomainEvent.SessionRequested(
                Facts.NOW, "dect-1", SessionResult.ESTABLISHED, OptionalDouble.of(120)));
        metrics.show(new DomainEvent.SessionEnded(
                Facts.NOW, "dect-1", CallEnd.BYE, true, OptionalDouble.of(17_000), OptionalDouble.of(15)));
        metrics.show(streamHeard(4));
        new TlsMoves(metrics::show).play();
    }

    static void certificatesAndProbes(DomainMetrics metrics) {
        metrics.show(new DomainEvent.ProxyChanged(
                Facts.NOW,
                "dect-1",
                Optional.empty(),
                new ProxyUse.InUse(SERVER, OptionalInt.of(2), Optional.empty(), Facts.NOW),
                ProxyUse.Move.FAILOVER));
        metrics.show(new DomainEvent.CertificateChanged(
                Facts.NOW,
                "dect-1",
                new CertificateHistory(
                        "sbc.example.net",
                        5061,
                        served("A"),
                        Optional.of(served("B")),
                        Set.of(CertificateHistory.Change.LEAF),
                        Optional.of(Facts.NOW))));
        metrics.show(new DomainEvent.Probed(
                Facts.NOW,
                new ProbeReport(
                        "sbc.example.net",
                        5061,
                        Duration.ofMillis(20),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(new ProbeReport.ProbeFailure(ProbeReport.ProbeFailure.Reason.TIMEOUT, "slow")))));
    }

    private static ServedChain served(String digit) {
        Certificate leaf = new Certificate(
                "CN=sbc.example.net",
                "CN=issuer",
                "1",
                Facts.NOW,
                Facts.NOW.plusSeconds(1),
                List.of(),
                List.of(),
                digit.repeat(64),
                "RSA",
                2048,
                "SHA256withRSA",
                false,
                false);
        return new ServedChain(List.of(leaf), Facts.NOW, Facts.NOW, Set.of(ServedChain.Via.WIRE), List.of());
    }

    /** The same stream's last second. */
    static DomainEvent.StreamHeard streamEnded() {
        return streamHeard(Facts.NOW, Optional.empty(), 4, true);
    }

    static DomainEvent.StreamHeard streamHeard(long lost) {
        return streamHeard(Facts.NOW, Optional.empty(), lost, false);
    }

    /** @param last the meter lets it go */
    static DomainEvent.StreamHeard streamHeard(Instant at, Optional<String> callId, long lost, boolean last) {
        StreamKey key = new StreamKey(new Flow(Transport.UDP, DEVICE, SERVER), 7);
        StreamTotals totals = new StreamTotals(
                new StreamTotals.Span(Facts.NOW, Facts.NOW, FRAME, FRAME),
                new StreamTotals.Counts(50, 0, 0, 0, 0, 0, 0, lost),
                List.of(),
                StreamTotals.Timing.UNKNOWN,
                LossPattern.NONE,
                StreamTotals.Silences.NONE,
                new StreamTotals.Payload(StreamTotals.Encryption.CLEAR, 8000, 160, 160, 160),
                List.of(46),
                List.of(),
                StreamTotals.Dtmf.NONE,
                Optional.empty());
        StreamInterval interval = new StreamInterval(
                key,
                "eth0",
                1,
                Facts.NOW,
                Facts.NOW.plusSeconds(1),
                new StreamInterval.Deltas(
                        50,
                        50,
                        0,
                        0,
                        0,
                        lost,
                        8000,
                        OptionalDouble.of(3),
                        OptionalDouble.of(4),
                        OptionalDouble.empty(),
                        0,
                        0),
                totals,
                last);
        MediaStream stream = new MediaStream(
                "1",
                "eth0",
                List.of("PCMU"),
                totals,
                key,
                MediaStream.ClaimedBy.SDP,
                callId,
                false,
                Optional.empty(),
                List.of(),
                interval);
        return new DomainEvent.StreamHeard(at, "dect-1", stream, interval, Optional.empty());
    }

    private static Call call(CallState state) {
        AddressOfRecord someone = new AddressOfRecord("sip", "u", "h", -1);
        return new Call(
                "call-1",
                someone,
                someone,
                state,
                OptionalInt.of(200),
                OptionalLong.of(900),
                OptionalLong.empty(),
                List.of("PCMU", "G726-32"),
                0,
                0,
                Call.Transfer.NONE,
                "",
                0,
                Call.Srtp.NONE,
                false,
                Transport.UDP,
                DEVICE,
                List.of(),
                Facts.NOW,
                Facts.NOW,
                Optional.of(Facts.NOW),
                Optional.empty(),
                FRAME,
                FRAME,
                Optional.empty(),
                OptionalDouble.of(120),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Call.Unseen.NOTHING);
    }
}
