package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.health.Evidence;

/** The same side's voice goes over two hops in two codecs: what stands between them transcodes. A hint, not a fault. */
final class MediaTranscoded {
    private static final Duration LONGER_THAN_A_CHANGE = Duration.ofSeconds(3);

    private MediaTranscoded() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            List<SentCodec> voice = direction.voice();
            for (int i = 0; i < voice.size(); i++) {
                for (int j = i + 1; j < voice.size(); j++) {
                    SentCodec one = voice.get(i);
                    SentCodec other = voice.get(j);
                    boolean twoHops = !one.stream()
                                    .key()
                                    .flow()
                                    .equals(other.stream().key().flow())
                            && one.overlap(other).compareTo(LONGER_THAN_A_CHANGE) >= 0;
                    judged |= twoHops;
                    if (twoHops
                            && one.codec().isPresent()
                            && other.codec().isPresent()
                            && !one.codec().equals(other.codec())) {
                        return told(file, direction, one, other);
                    }
                }
            }
        }
        return Assessment.clean(judged);
    }

    private static Assessment told(CaseFile file, MediaDirection direction, SentCodec one, SentCodec other) {
        return file.fault(
                one.from().isAfter(other.from()) ? one.from() : other.from(),
                Optional.of(one.to().isBefore(other.to()) ? one.to() : other.to()),
                "What " + file.who(direction.by()) + " says passes as " + one.name() + " to "
                        + one.stream().key().flow().destination() + " and as " + other.name() + " to "
                        + other.stream().key().flow().destination() + ": it is transcoded on the way.",
                "Transcoding costs quality and delay: let both legs prefer the same codec if that is not wanted.",
                List.of(
                        Evidence.packet(one.firstFrame(), one.from(), "first packet of " + one.name()),
                        Evidence.packet(other.firstFrame(), other.from(), "first packet of " + other.name())));
    }
}
