package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.rules.media.MediaJudge;

/**
 * What a handset's last answered call says of its media. Where no call can be read, streams of its server's address say it, marked
 * as inferred, and only if that server has this handset alone: an address that many share tells nothing of one of them.
 */
final class MediaMarks {
    private final MediaJudge judge;
    /** Of this second: what is judged again each second need not be judged four times in it. */
    private final Map<String, Mark> known = new HashMap<>();

    private Instant second = Instant.MIN;

    MediaMarks(MediaJudge judge) {
        this.judge = judge;
    }

    /** Each handset's mark, in order; empty for those without media to judge. */
    List<Optional<Mark>> of(LedgerView ledger, List<Handset> handsets) {
        Instant now = SnapshotBuilder.millis(ledger.now());
        if (now.getEpochSecond() != second.getEpochSecond()) {
            second = now;
            known.clear();
        }
        Map<String, Integer> atServer = new HashMap<>();
        handsets.forEach(handset -> atServer.merge(handset.server(), 1, Integer::sum));
        Map<String, CallMedia> unexplained = unexplained(ledger, atServer);
        List<Optional<Mark>> marks = new ArrayList<>(handsets.size());
        for (Handset handset : handsets) {
            Optional<CallMedia> media = handset.aor()
                    .flatMap(ledger::lastAnswered)
                    .map(Call::callId)
                    .flatMap(ledger::media)
                    .or(() -> Optional.ofNullable(unexplained.get(handset.server())));
            marks.add(media.filter(m -> !m.foreign())
                    .map(m -> known.computeIfAbsent(m.key(), key -> mark(m, ledger.now()))));
        }
        return marks;
    }

    /** The newest media without a call, by server; only of servers with one handset. */
    private static Map<String, CallMedia> unexplained(LedgerView ledger, Map<String, Integer> atServer) {
        Map<String, CallMedia> newest = new HashMap<>();
        ledger.unexplainedMedia().stream()
                .flatMap(pair -> ledger.mediaBetween(pair).stream())
                .filter(media -> atServer.getOrDefault(media.server(), 0) == 1)
                .filter(media -> !media.streams().isEmpty())
                .forEach(media -> newest.merge(media.server(), media, (a, b) -> last(a).isAfter(last(b)) ? a : b));
        return newest;
    }

    private static Instant last(CallMedia media) {
        return media.streams().stream()
                .map(MediaStream::lastTime)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> media.call().map(Call::lastTime).orElse(Instant.MIN));
    }

    private Mark mark(CallMedia media, Instant now) {
        List<MediaJudge.Judged> faults = judge.faults(media, now);
        return new Mark(
                Mark.Kind.MEDIA,
                state(media, faults),
                Mark.Source.WIRE,
                Optional.of(SnapshotBuilder.millis(last(media))),
                why(media, faults));
    }

    private static Mark.State state(CallMedia media, List<MediaJudge.Judged> faults) {
        if (faults.stream().anyMatch(f -> f.kind().breaksAudio() || f.severity() == Severity.CRITICAL)) {
            return Mark.State.BAD;
        }
        if (faults.stream().anyMatch(f -> f.severity() == Severity.WARNING)) {
            return Mark.State.WARNING;
        }
        return media.streams().isEmpty() ? Mark.State.UNKNOWN : Mark.State.GOOD;
    }

    private String why(CallMedia media, List<MediaJudge.Judged> faults) {
        if (media.streams().isEmpty() && faults.isEmpty()) {
            return "Of its last call only signalling is seen here, and no media.";
        }
        String inferred = media.inferred()
                ? "Inferred, for its signalling cannot be read and its server has no other handset. "
                : "";
        if (faults.isEmpty()) {
            return inferred + "Nothing is wrong with its last call: " + numbers(media) + ".";
        }
        // What somebody does not hear comes before what is set up wrong.
        MediaJudge.Judged worst = faults.stream()
                .min(Comparator.comparing((MediaJudge.Judged f) -> !f.kind().breaksAudio())
                        .thenComparing(MediaJudge.Judged::severity))
                .orElseThrow();
        String more = faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more.";
        return inferred + worst.fault().why() + more;
    }

    private String numbers(CallMedia media) {
        List<String> parts = new ArrayList<>();
        for (MediaDirection direction : media.directions()) {
            direction.streams().stream()
                    .reduce((first, second) -> second)
                    .ifPresent(stream -> parts.add(direction.by().words() + " sends " + one(stream)));
        }
        return String.join(", ", parts);
    }

    private String one(MediaStream stream) {
        StreamQuality quality = StreamQuality.of(stream, judge.policy().concealment());
        return stream.voice().orElse("an unknown codec")
                + String.format(Locale.ROOT, ", %.1f %% lost", quality.lossPercent())
                + quality.mos()
                        .map(mos -> String.format(Locale.ROOT, ", MOS %.2f by %s", mos.value(), mos.model()))
                        .orElse("");
    }
}
