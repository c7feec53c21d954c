package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;
import org.jspecify.annotations.Nullable;

/** A call's media, and what it is judged by. What several conditions ask is worked out once, when the first does: for one thread. */
final class CaseFile {
    private static final String INFERRED = "Inferred from RTP headers, for signalling cannot be read: ";

    private final CallMedia media;
    private final Instant now;
    private final MediaPolicy policy;
    private final MediaRuleOptions limits;
    private final List<MediaDirection> directions;
    private final List<OfferAnswer> exchanges;
    private final SideTimes first;
    private final SideTimes second;
    private @Nullable List<CallMedia.Resumption> resumptions;
    private @Nullable TimeSpans bothExpected;
    private @Nullable TimeSpans bothMissing;

    CaseFile(CallMedia media, Instant now, MediaPolicy policy, MediaRuleOptions limits) {
        this.media = media;
        this.now = now;
        this.policy = policy;
        this.limits = limits;
        this.directions = media.directions();
        this.exchanges = media.exchanges();
        this.first = new SideTimes(media, media.first(), now);
        this.second = new SideTimes(media, media.second(), now);
    }

    CallMedia media() {
        return media;
    }

    Instant now() {
        return now;
    }

    MediaPolicy policy() {
        return policy;
    }

    MediaRuleOptions limits() {
        return limits;
    }

    List<MediaDirection> directions() {
        return directions;
    }

    /** Those of the first hop, in order. */
    List<OfferAnswer> exchanges() {
        return exchanges;
    }

    /** Holds that ended, in order. */
    List<CallMedia.Resumption> resumptions() {
        if (resumptions == null) {
            resumptions = media.resumptions();
        }
        return resumptions;
    }

    SideTimes times(Side side) {
        return media.first().by() == side ? first : second;
    }

    /** When packets of both sides ought to have come. */
    TimeSpans bothExpected() {
        if (bothExpected == null) {
            bothExpected = first.expected().and(second.expected());
        }
        return bothExpected;
    }

    /** When packets of both sides ought to have come, and none did of either. */
    TimeSpans bothMissing() {
        if (bothMissing == null) {
            bothMissing = first.missing().and(second.missing());
        }
        return bothMissing;
    }

    /** Whether this stretch of silence is that of a resumption, of which a condition of its own speaks. */
    boolean followsResumption(TimeSpans.Span silent) {
        for (CallMedia.Resumption resumption : resumptions()) {
            if (SilenceAfterResume.belongsTo(resumption, silent)) {
                return true;
            }
        }
        return false;
    }

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
        Optional<Instant> until = to.isPresent() && to.get().isBefore(from) ? Optional.empty() : to;
        return Assessment.of(new Fault(from, until, sentence, nextStep, evidence, false));
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

    /** {@code 2.4 s}. */
    static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
