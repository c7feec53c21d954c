package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.health.rules.media.MediaJudge;

/** Calls with their media, as a handset's own view shows them. Pure; on the thread of whoever asks. */
final class CallLines {
    private static final int MOST_STREAMS = 16;
    /** A stream tells of itself once a second; two are missed before it counts as silent. */
    private static final Duration LIVE = Duration.ofSeconds(3);

    private final MediaJudge judge;
    private final Instant now;

    CallLines(MediaJudge judge, Instant now) {
        this.judge = judge;
        this.now = now;
    }

    /** @param outgoing the handset called */
    HandsetDetail.CallLine of(CallMedia media, boolean outgoing) {
        Call call = media.call().orElseThrow();
        return new HandsetDetail.CallLine(
                SnapshotBuilder.millis(call.firstTime()),
                outgoing,
                (outgoing ? call.callee() : call.caller()).toString(),
                call.state(),
                call.finalStatus(),
                call.durationMs(),
                call.agreedCodecs(),
                false,
                streams(media, outgoing ? Side.CALLER : Side.CALLEE),
                faults(media));
    }

    /** From streams alone; whether it came or went cannot be known. */
    HandsetDetail.CallLine inferred(CallMedia media) {
        List<HandsetDetail.StreamLine> streams = streams(media, Side.SERVER);
        List<MediaStream> all = media.streams();
        Instant first = all.stream()
                .map(MediaStream::firstTime)
                .min(Comparator.naturalOrder())
                .orElse(now);
        Instant last = all.stream()
                .map(MediaStream::lastTime)
                .max(Comparator.naturalOrder())
                .orElse(now);
        boolean live = streams.stream().anyMatch(HandsetDetail.StreamLine::live);
        return new HandsetDetail.CallLine(
                SnapshotBuilder.millis(first),
                false,
                media.pair().orElseThrow().farEnd().toString(),
                live ? CallState.ESTABLISHED : CallState.ENDED,
                OptionalInt.empty(),
                OptionalLong.of(Duration.between(first, last).toMillis()),
                media.first().voice().stream().map(s -> s.name()).distinct().toList(),
                true,
                streams,
                faults(media));
    }

    private List<HandsetDetail.FaultLine> faults(CallMedia media) {
        return judge.faults(media, now).stream()
                .map(judged -> new HandsetDetail.FaultLine(
                        judged.kind().id(),
                        AlertRow.Severity.valueOf(judged.severity().name()),
                        SnapshotBuilder.millis(judged.fault().from()),
                        SnapshotBuilder.millis(judged.fault().to()),
                        judged.fault().why(),
                        judged.fault().nextStep()))
                .toList();
    }

    private List<HandsetDetail.StreamLine> streams(CallMedia media, Side handset) {
        List<HandsetDetail.StreamLine> lines = new ArrayList<>();
        for (MediaDirection direction : media.directions()) {
            direction.streams().forEach(stream -> lines.add(line(stream, direction.by() == handset)));
        }
        return lines.subList(Math.max(0, lines.size() - MOST_STREAMS), lines.size());
    }

    private HandsetDetail.StreamLine line(MediaStream stream, boolean fromHandset) {
        StreamTotals totals = stream.totals();
        boolean concealment = judge.policy().concealment();
        StreamQuality quality = StreamQuality.of(stream, concealment);
        StreamInterval second = stream.latest();
        return new HandsetDetail.StreamLine(
                fromHandset,
                !stream.ended() && stream.lastTime().plus(LIVE).isAfter(now),
                stream.key().flow().source().toString(),
                stream.key().flow().destination().toString(),
                stream.key().ssrcText(),
                stream.codecs(),
                totals.counts().packets(),
                totals.counts().lost(),
                rounded(quality.lossPercent()),
                rounded(totals.lossPattern().burstRatio()),
                rounded(totals.timing().meanJitterMs()),
                rounded(totals.timing().maxJitterMs()),
                quality.mos()
                        .map(mos -> new HandsetDetail.Score(
                                rounded(mos.value()), mos.model(), mos.ie(), mos.bpl(), concealment)),
                rounded(totals.timing().ptimeMs()),
                totals.payload().encryption().name(),
                totals.dscp(),
                totals.vlanPriorities(),
                new HandsetDetail.Second(
                        SnapshotBuilder.millis(second.to()),
                        second.deltas().packets(),
                        second.deltas().lost(),
                        rounded(second.deltas().jitterMs())));
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }

    private static OptionalDouble rounded(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(rounded(value.getAsDouble())) : value;
    }
}
