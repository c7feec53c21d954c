package org.dectwatch.collector.domain;

import java.time.Instant;
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
        if (streams.size() == 1) {
            return streams.get(0).activity();
        }
        List<TimeSpans.Span> all = new ArrayList<>();
        for (MediaStream stream : streams) {
            all.addAll(stream.activity().spans());
        }
        return TimeSpans.of(all);
    }

    /** The sender may be silent on purpose: it sends comfort noise instead of packets (RFC 3389). */
    public boolean suppressesSilence() {
        for (SentCodec one : sent) {
            if (one.role() == StreamTotals.Role.COMFORT_NOISE) {
                return true;
            }
        }
        return false;
    }

    /** Whether it sent something before then. */
    public boolean sentBefore(Instant time) {
        for (MediaStream stream : streams) {
            if (stream.firstTime().isBefore(time)) {
                return true;
            }
        }
        return false;
    }

    /** Payload types that carry speech, in order of appearance. */
    public List<SentCodec> voice() {
        List<SentCodec> voice = new ArrayList<>(sent.size());
        for (SentCodec one : sent) {
            if (one.voice()) {
                voice.add(one);
            }
        }
        return voice;
    }
}
