package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;

/** One side is heard, and nothing comes from the other, which ought to send: the call is answered and not held. */
final class OneWayAudio {
    /** Ringing tones and music on hold come one way, too; longer than people let it ring. */
    private static final Duration INFERRED_AFTER = Duration.ofSeconds(90);

    private static final String NEXT_STEP =
            "Follow the missing direction: do packets leave the sender at all (capture there), and does a firewall, NAT or route"
                    + " between it and this point of capture let UDP through to the address in the SDP?";

    private OneWayAudio() {}

    static Assessment assess(CaseFile file) {
        return file.media().inferred() ? inferred(file) : byAgreement(file);
    }

    private static Assessment byAgreement(CaseFile file) {
        Duration patience = file.limits().missingAfter();
        boolean judged = false;
        for (MediaDirection silent : file.directions()) {
            MediaDirection heard = file.media().by(silent.by().opposite());
            SideTimes times = file.times(silent.by());
            TimeSpans activity = file.times(heard.by()).activity();
            judged = judged || activity.and(times.expected()).anyLasting(patience);
            if (silent.suppressesSilence()) {
                continue;
            }
            for (TimeSpans.Span span : times.missing().lasting(patience)) {
                TimeSpans meanwhile = activity.and(TimeSpans.of(span));
                if (meanwhile.total().compareTo(patience) >= 0 && !file.followsResumption(span)) {
                    return told(file, silent, heard, span, meanwhile);
                }
            }
        }
        return Assessment.clean(judged);
    }

    /** @param meanwhile when the other side was heard while this one was silent */
    private static Assessment told(
            CaseFile file, MediaDirection silent, MediaDirection heard, TimeSpans.Span span, TimeSpans meanwhile) {
        Instant heardLast = meanwhile.spans().get(meanwhile.spans().size() - 1).to();
        boolean bothSilentSince = heardLast.plus(file.limits().missingAfter()).isBefore(span.to());
        List<Evidence> evidence = new ArrayList<>();
        file.media()
                .inForce(span.from())
                .flatMap(agreed -> agreed.answer())
                .ifPresent(answer -> evidence.add(CaseFile.said(answer, "media both ways was agreed")));
        last(silent.streams(), span)
                .ifPresent(s -> evidence.add(CaseFile.lastOf(s, "last packet of " + file.who(silent.by()))));
        evidence.add(CaseFile.firstOf(heard.streams().get(0), "first packet of " + file.who(heard.by())));
        boolean never = silent.streams().isEmpty();
        return file.fault(
                span.from(),
                bothSilentSince ? Optional.of(heardLast) : file.end(span),
                file.subject(silent.by())
                        + (never ? " sent no media at all, for " : " sent nothing for ")
                        + CaseFile.seconds(meanwhile.total()) + ", while packets of " + file.who(heard.by()) + " came.",
                NEXT_STEP,
                evidence);
    }

    private static Optional<MediaStream> last(List<MediaStream> streams, TimeSpans.Span span) {
        return streams.stream().filter(s -> !s.lastTime().isAfter(span.from())).reduce((first, second) -> second);
    }

    private static Assessment inferred(CaseFile file) {
        for (MediaDirection silent : file.directions()) {
            MediaDirection heard = file.media().by(silent.by().opposite());
            TimeSpans activity = file.times(heard.by()).activity();
            if (silent.streams().isEmpty() && activity.total().compareTo(INFERRED_AFTER) >= 0) {
                return file.fault(
                        activity.spans().get(0).from(),
                        file.subject(silent.by()) + " sent no media at all, while packets of " + file.who(heard.by())
                                + " came for " + CaseFile.seconds(activity.total())
                                + " (an announcement nobody answers looks the same).",
                        NEXT_STEP,
                        List.of(CaseFile.firstOf(heard.streams().get(0), "first packet of " + file.who(heard.by()))));
            }
        }
        return Assessment.clean(!file.media().first().streams().isEmpty()
                && !file.media().second().streams().isEmpty());
    }
}
