package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;

/** A call's media, and what it is judged by. */
record CaseFile(CallMedia media, Instant now, MediaPolicy policy, MediaRuleOptions limits) {
    private static final String INFERRED = "Inferred from RTP headers, for signalling cannot be read: ";

    /** When the whole is over; empty while it lasts. */
    Optional<Instant> end() {
        if (!media.inferred()) {
            return media.endedAt();
        }
        List<MediaStream> streams = media.streams();
        return streams.stream().allMatch(MediaStream::ended)
                ? streams.stream().map(MediaStream::lastTime).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The end of a stretch: empty when it reaches to now. */
    Optional<Instant> end(TimeSpans.Span span) {
        return span.to().isBefore(now) ? Optional.of(span.to()) : Optional.empty();
    }

    /** A fault that lasts as long as the call does. */
    Assessment fault(Instant from, String why, String nextStep, List<Evidence> evidence) {
        return fault(from, end(), why, nextStep, evidence);
    }

    Assessment fault(Instant from, Optional<Instant> to, String why, String nextStep, List<Evidence> evidence) {
        String sentence = media.inferred() ? INFERRED + why : why;
        return Assessment.of(new Fault(from, to.filter(t -> !t.isBefore(from)), sentence, nextStep, evidence, false));
    }

    /** {@code the caller sip:371@example.net}, or {@code the server dect-1 (192.0.2.20:58000)}. */
    String who(Side side) {
        Optional<Call> call = media.call();
        if (call.isPresent()) {
            return side.words() + " "
                    + (side == Side.CALLER ? call.get().caller() : call.get().callee());
        }
        MediaPair pair = media.pair().orElseThrow();
        return side == Side.SERVER
                ? "the server " + media.server() + " (" + pair.server() + ")"
                : "the far end " + pair.farEnd();
    }

    /** The same at the beginning of a sentence. */
    String subject(Side side) {
        String who = who(side);
        return Character.toUpperCase(who.charAt(0)) + who.substring(1);
    }

    static Evidence said(AudioDescription description, String what) {
        return Evidence.packet(description.frame(), description.at(), what);
    }

    static Evidence firstOf(MediaStream stream, String what) {
        return Evidence.packet(stream.totals().span().firstFrame(), stream.firstTime(), what);
    }

    static Evidence lastOf(MediaStream stream, String what) {
        return Evidence.packet(stream.totals().span().lastFrame(), stream.lastTime(), what);
    }

    /** Times when packets of this side ought to have come and did not. */
    TimeSpans missing(Side side) {
        return media.expected(side, now).minus(media.by(side).activity());
    }

    /** {@code 2.4 s}. */
    static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
