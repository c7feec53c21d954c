package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.EModel;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.StreamQuality;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.health.Evidence;

/** Loss, jitter or the opinion score of a stream is beyond the policy's limits, by what was seen here or its receiver told. */
final class MediaQualityPoor {
    /** Five seconds of packets: one lost in fewer says nothing. */
    private static final int FEWEST_PACKETS = 250;

    private MediaQualityPoor() {}

    private static final String LOSS = "loss";
    private static final String JITTER = "jitter";

    /** A stream and what is poor about it. */
    private record Poor(
            Side by,
            MediaStream stream,
            StreamQuality quality,
            List<String> here,
            List<String> atTheReceiver,
            Optional<MissingHere> missing) {
        List<String> reasons() {
            return Stream.concat(here.stream(), atTheReceiver.stream()).toList();
        }

        double lossPercent() {
            return Math.max(quality.lossPercent(), FarEnd.lossPercent(stream));
        }

        /** All that speaks against it is missing packets, and these rather the capture lost. */
        boolean doubtful() {
            return missing.filter(MissingHere::byCapture).isPresent()
                    && atTheReceiver.isEmpty()
                    && !here.contains(JITTER);
        }
    }

    static Assessment assess(CaseFile file) {
        List<Poor> poor = new ArrayList<>();
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                StreamTotals.Counts counts = stream.totals().counts();
                if (counts.unique() + counts.lost() < FEWEST_PACKETS) {
                    continue;
                }
                judged = true;
                StreamQuality quality = StreamQuality.of(stream, file.policy().concealment());
                List<String> here = reasons(file, stream, quality);
                List<String> atTheReceiver = FarEnd.reasons(stream, file.policy());
                if (!here.isEmpty() || !atTheReceiver.isEmpty()) {
                    Optional<MissingHere> missing = MissingHere.of(file, direction.by(), stream);
                    poor.add(new Poor(direction.by(), stream, quality, here, atTheReceiver, missing));
                }
            }
        }
        if (poor.isEmpty()) {
            return Assessment.clean(judged);
        }
        return poor.stream()
                .max(Comparator.comparing((Poor one) -> !one.doubtful()).thenComparingDouble(Poor::lossPercent))
                .map(worst -> worst.doubtful() ? doubted(file, worst) : told(file, worst))
                .orElseThrow();
    }

    private static List<String> reasons(CaseFile file, MediaStream stream, StreamQuality quality) {
        List<String> reasons = new ArrayList<>();
        if (quality.lossPercent() >= file.policy().poorLossPercent()) {
            reasons.add(LOSS);
        }
        if (stream.totals().timing().meanJitterMs().orElse(0) >= file.policy().poorJitterMs()) {
            reasons.add(JITTER);
        }
        if (quality.mos().isPresent()
                && quality.mos().get().value() < file.policy().poorMos()) {
            reasons.add("opinion score");
        }
        return reasons;
    }

    private static Assessment told(CaseFile file, Poor poor) {
        return file.fault(
                poor.stream().firstTime(),
                file.end(),
                file.subject(poor.by()) + " is heard poorly at "
                        + poor.stream().key().flow().destination() + ": "
                        + numbers(poor.stream(), poor.quality()) + FarEnd.numbers(poor.stream())
                        + " (beyond the limit: "
                        + String.join(", ", poor.reasons()) + ")"
                        + (poor.here().isEmpty()
                                ? ""
                                : poor.missing()
                                        .map(missing -> "; " + missing.why())
                                        .orElse(""))
                        + ".",
                poor.here().isEmpty()
                        ? "What its receiver misses passed this point of capture: look between here and the receiver, at the"
                                + " uplink and the provider's side, or at its jitter buffer when packets are discarded."
                        : "What is lost here was lost between the sender and this point of capture; look there, at the switch"
                                + " ports' errors and queues and at the uplink. Loss behind this point is seen only in RTCP.",
                evidence(poor));
    }

    private static Assessment doubted(CaseFile file, Poor poor) {
        return file.fault(
                        poor.stream().firstTime(),
                        file.end(),
                        "Whether " + file.who(poor.by()) + " is heard poorly at "
                                + poor.stream().key().flow().destination() + " cannot be told from this capture: "
                                + numbers(poor.stream(), poor.quality()).replace("packets lost", "packets missing here")
                                + "; "
                                + poor.missing().orElseThrow().why() + ".",
                        "Mend the capture first: what does it drop, and where (mirror port too slow for what it mirrors, card,"
                                + " capture program, filter, sampling)? Till then ask the ends: RTCP or voice quality reports tell"
                                + " what they really missed.",
                        evidence(poor))
                .doubted();
    }

    private static List<Evidence> evidence(Poor poor) {
        return List.of(CaseFile.firstOf(
                poor.stream(),
                "first packet; Wireshark: rtp.ssrc == " + poor.stream().key().ssrcText()));
    }

    /** Loss with its pattern, jitter, and the score with its model. */
    static String numbers(MediaStream stream, StreamQuality quality) {
        StreamTotals totals = stream.totals();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d packets lost (%.1f %%, burst ratio %.2f)",
                totals.counts().lost(),
                totals.counts().unique() + totals.counts().lost(),
                quality.lossPercent(),
                totals.lossPattern().burstRatio()));
        if (totals.timing().meanJitterMs().isPresent()) {
            text.append(String.format(
                    Locale.ROOT,
                    ", jitter %.1f ms mean and %.1f ms at most",
                    totals.timing().meanJitterMs().getAsDouble(),
                    totals.timing().maxJitterMs().orElse(0)));
        }
        quality.mos().ifPresent(mos -> text.append(", ").append(score(mos, stream)));
        return text.toString();
    }

    private static String score(EModel.Mos mos, MediaStream stream) {
        return String.format(
                Locale.ROOT,
                "MOS %.2f by %s (%s, Ie %s, Bpl %s)",
                mos.value(),
                mos.model(),
                stream.voice().orElse("?"),
                mos.ie(),
                mos.bpl());
    }
}
