package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.LossPattern;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.RemoteReport;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Transport;

/** A call of the porter that goes on: the server offers G.726, and one in twenty-five packets to it is lost. */
public final class SampleCall {
    private static final Instant BEGAN = SampleLedger.NOW.minusSeconds(62);
    private static final Endpoint SERVER = Endpoint.parse("10.20.0.10:58004").orElseThrow();
    private static final Endpoint GATEWAY = Endpoint.parse("198.51.100.9:21004").orElseThrow();

    private SampleCall() {}

    public static CallMedia media() {
        return new CallMedia(
                Optional.of(call()),
                Optional.empty(),
                "north",
                Set.of(Side.CALLER),
                Set.of(SERVER.address()),
                false,
                true,
                Optional.empty(),
                new MediaDirection(Side.CALLER, List.of(stream(SERVER, GATEWAY, 0x1a, 0)), List.of()),
                new MediaDirection(Side.CALLEE, List.of(stream(GATEWAY, SERVER, 0x2b, 120)), List.of()));
    }

    public static Call call() {
        AudioDescription offer = description(0, SERVER, "0 PCMU", "8 PCMA", "2 G726-32", "96 TELEPHONE-EVENT");
        AudioDescription answer = description(2, GATEWAY, "0 PCMU", "96 TELEPHONE-EVENT");
        return new Call(
                "porter-1@10.20.0.10",
                SampleLedger.aor("4003"),
                SampleLedger.aor("4711"),
                CallState.ESTABLISHED,
                OptionalInt.of(200),
                OptionalLong.of(2000),
                OptionalLong.empty(),
                List.of("PCMU"),
                0,
                0,
                Call.Transfer.NONE,
                "",
                0,
                Call.Srtp.NONE,
                false,
                Transport.TLS,
                Endpoint.parse("10.20.0.10:5060").orElseThrow(),
                List.of(),
                BEGAN,
                BEGAN.plusSeconds(2),
                Optional.of(BEGAN.plusSeconds(2)),
                Optional.empty(),
                frame(4000),
                frame(4004),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(new OfferAnswer(0, true, offer, Optional.of(answer), true, Transport.TLS)),
                Map.of(),
                Call.Unseen.NOTHING);
    }

    private static FrameRef frame(long number) {
        return new FrameRef("eth1", number);
    }

    private static AudioDescription description(int seconds, Endpoint address, String... formats) {
        return new AudioDescription(
                BEGAN.plusSeconds(seconds),
                frame(4000 + 2L * seconds),
                Optional.of(address),
                List.of(formats).stream()
                        .map(f -> new AudioDescription.Format(Integer.parseInt(f.split(" ")[0]), f.split(" ")[1], 8000))
                        .toList(),
                OptionalInt.of(20),
                true,
                true,
                AudioDescription.Keying.NONE);
    }

    private static RemoteReport reported() {
        return new RemoteReport(
                Optional.of(new RemoteReport.Received(
                        SERVER,
                        BEGAN.plusSeconds(7),
                        SampleLedger.NOW.minusSeconds(2),
                        11,
                        131,
                        OptionalDouble.of(4.35),
                        0,
                        6,
                        OptionalDouble.of(3),
                        OptionalDouble.of(9),
                        OptionalDouble.of(38.4),
                        OptionalDouble.of(61))),
                Optional.empty(),
                List.of());
    }

    private static MediaStream stream(Endpoint from, Endpoint to, int ssrc, long lost) {
        StreamKey key = new StreamKey(new Flow(Transport.UDP, from, to), ssrc);
        Instant first = BEGAN.plusSeconds(2);
        StreamTotals totals = new StreamTotals(
                new StreamTotals.Span(first, SampleLedger.NOW, frame(4010), frame(4700)),
                new StreamTotals.Counts(3000 - lost, 0, 0, 0, 0, 0, 0, lost),
                List.of(new StreamTotals.PayloadUse(
                        0,
                        StreamTotals.Role.MEDIA,
                        Optional.of("PCMU"),
                        OptionalInt.of(8000),
                        false,
                        3000 - lost,
                        first,
                        SampleLedger.NOW,
                        frame(4010))),
                new StreamTotals.Timing(
                        OptionalDouble.of(20),
                        OptionalDouble.of(31),
                        OptionalDouble.of(2.5),
                        OptionalDouble.of(2.25),
                        OptionalDouble.of(7.5),
                        OptionalDouble.of(20),
                        OptionalDouble.empty(),
                        0),
                new LossPattern(lost, lost == 0 ? 0 : 1, 0, 0, 0, 3000, lost),
                StreamTotals.Silences.NONE,
                new StreamTotals.Payload(StreamTotals.Encryption.CLEAR, 480_000, 160, 160, 160),
                List.of(46),
                List.of(5),
                StreamTotals.Dtmf.NONE,
                Optional.empty());
        StreamInterval second = new StreamInterval(
                key,
                "eth1",
                60,
                SampleLedger.NOW.minusSeconds(1),
                SampleLedger.NOW,
                new StreamInterval.Deltas(
                        50 - (lost > 0 ? 2 : 0),
                        50 - (lost > 0 ? 2 : 0),
                        0,
                        0,
                        0,
                        lost > 0 ? 2 : 0,
                        8000,
                        OptionalDouble.of(2.5),
                        OptionalDouble.of(3),
                        OptionalDouble.of(24),
                        0,
                        0),
                totals,
                false);
        return new MediaStream(
                "s" + ssrc,
                "eth1",
                List.of("PCMU"),
                totals,
                key,
                MediaStream.ClaimedBy.SDP,
                Optional.of("porter-1@10.20.0.10"),
                false,
                lost > 0 ? Optional.of(reported()) : Optional.empty(),
                List.of(),
                second);
    }
}
