package org.dectwatch.collector.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What one side sends to the other.
 *
 * @param by the sender
 * @param streams by first packet, over all hops and points of capture; at most {@value #MOST_STREAMS}
 * @param sent payload types on the wire in order of appearance
 */
public record MediaDirection(Side by, List<MediaStream> streams, List<SentCodec> sent) {
    public static final int MOST_STREAMS = 32;

    public MediaDirection {
        streams = List.copyOf(streams);
        sent = List.copyOf(sent);
    }

    /** When packets of it came. */
    public TimeSpans activity() {
        List<TimeSpans.Span> all = new ArrayList<>();
        streams.forEach(stream -> all.addAll(stream.activity().spans()));
        return TimeSpans.of(all);
    }

    /** The sender may be silent on purpose: it sends comfort noise instead of packets (RFC 3389). */
    public boolean suppressesSilence() {
        return sent.stream().anyMatch(s -> s.role() == StreamTotals.Role.COMFORT_NOISE);
    }

    /** Payload types that carry speech, in order of appearance. */
    public List<SentCodec> voice() {
        return sent.stream().filter(SentCodec::voice).toList();
    }
}
