package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamQuality;

/** Moves what is counted of media. Analysis thread only. */
final class MediaMetrics {
    private final Counters counters;
    private final ServerNames servers;
    private final boolean concealment;
    private final StreamsOver over = new StreamsOver(this::ended);

    /** Losses told and not yet counted: those that came late are taken back before a counter moves, which must never fall. */
    private final Map<List<String>, Long> lossBalance = new HashMap<>();

    MediaMetrics(Counters counters, ServerNames servers, boolean concealment) {
        this.counters = counters;
        this.servers = servers;
        this.concealment = concealment;
    }

    void heard(DomainEvent.StreamHeard event) {
        MediaStream stream = event.stream();
        String server = servers.label(event.server());
        String codec = MediaCatalog.codec(stream);
        String direction = word(servers.direction(stream.key().flow()));
        StreamInterval.Deltas deltas = event.interval().deltas();
        counters.add(deltas.unique(), MediaCatalog.STREAM_PACKETS, server, codec, direction);
        lost(deltas.lost(), List.of(server, codec, direction));
        counters.add(deltas.duplicates(), MediaCatalog.STREAM_DUPLICATES, server, codec, direction);
        counters.add(deltas.reordered(), MediaCatalog.STREAM_REORDERED, server, codec, direction);
        deltas.maxJitterMs()
                .ifPresent(ms -> counters.record(ms / 1000, MediaCatalog.STREAM_JITTER, server, codec, direction));
        over.heard(event);
    }

    void advance(Instant now) {
        over.advance(now);
    }

    private void lost(long lost, List<String> labels) {
        long balance = lossBalance.getOrDefault(labels, 0L) + lost;
        counters.add(Math.max(balance, 0), MediaCatalog.STREAM_LOST, labels.toArray(String[]::new));
        lossBalance.put(labels, Math.min(balance, 0));
    }

    private void ended(MediaStream stream, String name) {
        String server = servers.label(name);
        String codec = MediaCatalog.codec(stream);
        String direction = word(servers.direction(stream.key().flow()));
        counters.add(
                1,
                MediaCatalog.STREAMS_ENDED,
                server,
                codec,
                direction,
                word(stream.totals().payload().encryption()));
        StreamQuality quality = StreamQuality.of(stream, concealment);
        counters.observe(quality.lossPercent() / 100, MediaCatalog.STREAM_LOSS, server, codec, direction);
        quality.mos()
                .ifPresent(mos -> counters.observe(mos.value(), MediaCatalog.STREAM_MOS, server, codec, direction));
    }

    void over(Instant at, Call call, String server) {
        over.over(at, call.callId());
        call.agreedCodecs().stream()
                .map(MediaCatalog::codec)
                .distinct()
                .forEach(codec -> counters.add(1, MediaCatalog.CALL_CODECS, server, codec));
    }
}
