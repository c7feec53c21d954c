package org.dectwatch.collector.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.net.FrameRef;

/**
 * A payload type that one side put on the wire, in one stream.
 *
 * @param codec upper case, by the SDP of the receiver, else of the sender, else the static table; empty for a dynamic type that
 *     nobody explained
 * @param from first packet that bore it
 * @param to last one
 * @param packets unique ones
 */
public record SentCodec(
        int type,
        StreamTotals.Role role,
        Optional<String> codec,
        Instant from,
        Instant to,
        long packets,
        FrameRef firstFrame,
        MediaStream stream) {
    public boolean voice() {
        return role == StreamTotals.Role.MEDIA && (codec.isEmpty() || VoiceCodecs.isVoice(codec.get()));
    }

    /** {@code PCMU}, or {@code payload type 97} while nobody said what that is. */
    public String name() {
        return codec.orElse("payload type " + type);
    }

    /** How long both were on the wire at the same time. */
    public Duration overlap(SentCodec other) {
        Instant begin = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
}
