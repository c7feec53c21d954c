package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.MetricSpec.counter;
import static org.dectwatch.collector.metrics.MetricSpec.histogram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.StreamTotals.PayloadUse;
import org.dectwatch.collector.domain.StreamTotals.Role;
import org.dectwatch.collector.domain.VoiceCodecs;

/** What media does: by server, codec and direction, never by stream. */
public final class MediaCatalog {
    /** Families of codecs; whatever else has a name is {@code other}. */
    static final Label CODEC = Label.of(
            "codec",
            "pcmu",
            "pcma",
            "g722",
            "g726",
            "g729",
            "g723",
            "opus",
            "ilbc",
            "amr",
            "gsm",
            "l16",
            "telephone-event",
            "other",
            "unknown");

    static final Label DIRECTION = Label.of("direction", Direction.class);

    private static final double[] JITTER_SECONDS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2};
    private static final double[] SCORES = {1.5, 2, 2.6, 3.1, 3.6, 3.8, 4, 4.1, 4.2, 4.3, 4.4, 4.5};
    private static final double[] RATIOS = {0, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1};

    public static final MetricSpec STREAM_PACKETS = counter(
            "dectwatch_stream_packets_total",
            "RTP packets, duplicates left out.",
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_LOST = counter(
            "dectwatch_stream_packets_lost_total",
            "RTP packets that never came; those that came late are taken off before they are counted here.",
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_DUPLICATES = counter(
            "dectwatch_stream_packets_duplicate_total",
            "RTP packets that came again, copies made by a mirror port left out.",
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_REORDERED = counter(
            "dectwatch_stream_packets_reordered_total",
            "RTP packets that came after one sent later.",
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_JITTER = histogram(
            "dectwatch_stream_jitter_seconds",
            "Highest interarrival jitter (RFC 3550 A.8) of each second of each RTP stream.",
            JITTER_SECONDS,
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_LOSS = histogram(
            "dectwatch_stream_loss_ratio",
            "Share of packets lost, 0 to 1, of each RTP stream that ended.",
            RATIOS,
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAM_MOS = histogram(
            "dectwatch_stream_mos",
            "Mean opinion score by G.107 (loss and codec, `media.concealment`) of each RTP stream that ended and whose codec"
                    + " the model knows.",
            SCORES,
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION);
    public static final MetricSpec STREAMS_ENDED = counter(
            "dectwatch_streams_ended_total",
            "RTP streams that ended, by what their octets looked like.",
            MetricCatalog.SERVER,
            CODEC,
            DIRECTION,
            Label.of("encryption", StreamTotals.Encryption.class));
    public static final MetricSpec CALL_CODECS = counter(
            "dectwatch_call_codecs_total",
            "Codecs agreed on by calls that are over; a call that changed its codec counts for each.",
            MetricCatalog.SERVER,
            CODEC);
    public static final MetricSpec CALL_FAULTS = counter(
            "dectwatch_call_faults_total",
            "Calls that showed a fault of their media, by the rule that names it.",
            MetricCatalog.SERVER,
            Label.named("rule", "id of a shipped rule about media"));

    static final List<MetricSpec> ALL = List.of(
            STREAM_PACKETS,
            STREAM_LOST,
            STREAM_DUPLICATES,
            STREAM_REORDERED,
            STREAM_JITTER,
            STREAM_LOSS,
            STREAM_MOS,
            STREAMS_ENDED,
            CALL_CODECS,
            CALL_FAULTS);

    /** As a configured IP-DECT server sees it. */
    enum Direction {
        FROM_SERVER,
        TO_SERVER,
        UNKNOWN
    }

    private MediaCatalog() {}

    /** Of what a stream carried last. */
    static String codec(MediaStream stream) {
        PayloadUse latest = null;
        for (PayloadUse use : stream.totals().payloadTypes()) {
            boolean later = latest == null || use.lastTime().isAfter(latest.lastTime());
            boolean speech = use.role() == Role.MEDIA;
            if (latest == null || speech && (later || latest.role() != Role.MEDIA)) {
                latest = use;
            }
        }
        Optional<String> sent = latest == null ? Optional.empty() : latest.codec();
        return sent.or(stream::voice).map(MediaCatalog::codec).orElse("unknown");
    }

    static String codec(String encoding) {
        if (VoiceCodecs.isG726(encoding)) {
            return "g726";
        }
        String name = encoding.toLowerCase(Locale.ROOT)
                .replaceFirst("^amr-wb.*", "amr")
                .replaceFirst("^gsm-.*", "gsm");
        String family = name.startsWith("g729") ? "g729" : name;
        return CODEC.words().contains(family) ? family : "other";
    }
}
