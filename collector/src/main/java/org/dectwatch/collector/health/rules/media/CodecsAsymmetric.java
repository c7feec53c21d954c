package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.SentCodec;
import org.dectwatch.collector.health.Evidence;

/** The two sides speak in different codecs at the same time: allowed (RFC 3264 6.1), and too much for many receivers. */
final class CodecsAsymmetric {
    /** Both sides do not change at the same instant. */
    private static final Duration LONGER_THAN_A_CHANGE = Duration.ofSeconds(3);

    private CodecsAsymmetric() {}

    static Assessment assess(CaseFile file) {
        CallMedia media = file.media();
        boolean judged = false;
        for (SentCodec one : media.first().voice()) {
            for (SentCodec other : media.second().voice()) {
                if (one.overlap(other).compareTo(LONGER_THAN_A_CHANGE) < 0) {
                    continue;
                }
                boolean named = one.codec().isPresent() && other.codec().isPresent();
                judged |= named || one.type() == other.type();
                if (named && !one.codec().equals(other.codec()) && !relayed(media, one, other)) {
                    Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
                    Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
                    return file.fault(
                            from,
                            Optional.of(to),
                            file.subject(media.first().by()) + " sends " + one.name() + " while "
                                    + file.who(media.second().by()) + " sends " + other.name() + ".",
                            "If one of the two hears noise or nothing, let both ends prefer the same codec, and answer with a"
                                    + " single one.",
                            List.of(
                                    Evidence.packet(one.firstFrame(), one.from(), "first packet of " + one.name()),
                                    Evidence.packet(
                                            other.firstFrame(), other.from(), "first packet of " + other.name())));
                }
            }
        }
        return Assessment.clean(judged);
    }

    /** On different hops: a relay between them may transcode. */
    private static boolean relayed(CallMedia media, SentCodec one, SentCodec other) {
        return !one.stream()
                        .key()
                        .flow()
                        .source()
                        .address()
                        .equals(other.stream().key().flow().destination().address())
                && media.streams().size() > 2;
    }
}
