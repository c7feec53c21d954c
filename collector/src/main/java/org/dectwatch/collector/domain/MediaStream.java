package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A media stream and whose it is.
 *
 * @param id stable within a report
 * @param capture name of the point of capture
 * @param codecs encoding names in order of appearance; upper case
 * @param totals since its first packet
 * @param callId of the call that claims it
 * @param remote what its far ends said of it; empty while they said nothing that could be read
 * @param quiet times of a second or more without a packet of speech, oldest first; the last ones where there were many
 * @param latest what the last second heard of told
 */
public record MediaStream(
        String id,
        String capture,
        List<String> codecs,
        StreamTotals totals,
        StreamKey key,
        ClaimedBy claimedBy,
        Optional<String> callId,
        boolean ended,
        Optional<RemoteReport> remote,
        List<TimeSpans.Span> quiet,
        StreamInterval latest) {
    public MediaStream {
        codecs = List.copyOf(codecs);
        quiet = List.copyOf(quiet);
    }

    public MediaStream withRemote(RemoteReport said) {
        return new MediaStream(
                id, capture, codecs, totals, key, claimedBy, callId, ended, Optional.of(said), quiet, latest);
    }

    public enum ClaimedBy {
        SDP,
        DEVICE,
        NOBODY
    }

    public Instant firstTime() {
        return totals.span().firstTime();
    }

    public Instant lastTime() {
        return totals.span().lastTime();
    }

    /** When packets came: from the first to the last, without the quiet times between. */
    public TimeSpans activity() {
        // A lone packet is still something heard.
        Instant end = lastTime().isAfter(firstTime()) ? lastTime() : firstTime().plusMillis(1);
        TimeSpans whole = TimeSpans.of(firstTime(), end);
        return quiet.isEmpty() ? whole : whole.minus(TimeSpans.of(quiet));
    }

    /** The codec that most of its packets of speech bore; empty when none has a known name. */
    public Optional<String> voice() {
        List<StreamTotals.PayloadUse> named = new ArrayList<>(totals.payloadTypes());
        named.removeIf(use -> use.role() != StreamTotals.Role.MEDIA);
        if (named.size() <= 1) {
            return codecs.stream().filter(VoiceCodecs::isVoice).findFirst();
        }
        return named.stream()
                .max((a, b) -> Long.compare(a.packets(), b.packets()))
                .flatMap(StreamTotals.PayloadUse::codec)
                .or(() -> codecs.stream().filter(VoiceCodecs::isVoice).findFirst());
    }
}
