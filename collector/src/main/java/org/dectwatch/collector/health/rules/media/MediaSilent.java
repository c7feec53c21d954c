package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;

/** A call had media; then both sides are silent, without hold and without BYE. */
final class MediaSilent {
    private MediaSilent() {}

    static Assessment assess(CaseFile file) {
        CallMedia media = file.media();
        if (media.inferred() || !mayBeSilent(media.first()) || !mayBeSilent(media.second())) {
            return Assessment.notJudged();
        }
        Duration patience = file.limits().silentAfter();
        if (!file.bothExpected().anyLasting(patience)) {
            return Assessment.notJudged();
        }
        for (TimeSpans.Span span : file.bothMissing().lasting(patience)) {
            boolean hadMedia =
                    media.first().sentBefore(span.from()) || media.second().sentBefore(span.from());
            if (hadMedia && !file.followsResumption(span)) {
                return told(file, span);
            }
        }
        return Assessment.clean();
    }

    /** It was heard, and does not pause of its own will. */
    private static boolean mayBeSilent(MediaDirection direction) {
        return !direction.streams().isEmpty() && !direction.suppressesSilence();
    }

    private static Assessment told(CaseFile file, TimeSpans.Span span) {
        Optional<MediaStream> last = file.media().streams().stream()
                .filter(s -> s.firstTime().isBefore(span.from()))
                .reduce((a, b) -> a.lastTime().isAfter(b.lastTime()) ? a : b);
        List<Evidence> evidence = last.map(s -> List.of(CaseFile.lastOf(s, "last packet of media")))
                .orElse(List.of());
        return file.fault(
                span.from(),
                file.end(span),
                "Both sides were silent for " + CaseFile.seconds(span.length())
                        + ", though the call was neither held nor ended.",
                "Was the handset out of range (abnormal releases of the server, base stations down), or the way between the"
                        + " sides interrupted? If only a BYE was missed, look at why the far end sent none.",
                evidence);
    }
}
