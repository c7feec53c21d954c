package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;

/** A held call is resumed, and a side that sent before stays silent. */
final class SilenceAfterResume {
    /** A stretch of silence that began so close to the resumption belongs to it. */
    private static final Duration CLOSE = Duration.ofMillis(500);

    private SilenceAfterResume() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (CallMedia.Resumption resumption : file.resumptions()) {
            for (MediaDirection direction : file.directions()) {
                if (!direction.sentBefore(resumption.heldFrom()) || direction.suppressesSilence()) {
                    continue;
                }
                judged = true;
                for (TimeSpans.Span silent : file.times(direction.by())
                        .missing()
                        .lasting(file.limits().resumeWithin())) {
                    if (belongsTo(resumption, silent)) {
                        return told(file, resumption, direction, silent);
                    }
                }
            }
        }
        return Assessment.clean(judged);
    }

    /** Whether the silence is that of a resumption, and not one of its own. */
    static boolean belongsTo(CallMedia.Resumption resumption, TimeSpans.Span silent) {
        return Duration.between(resumption.at(), silent.from()).abs().compareTo(CLOSE) <= 0;
    }

    private static Assessment told(
            CaseFile file, CallMedia.Resumption resumption, MediaDirection direction, TimeSpans.Span silent) {
        Evidence resumed = CaseFile.said(resumption.resumed().answer().orElseThrow(), "the hold was ended");
        Evidence before = CaseFile.lastOf(
                direction.streams().get(direction.streams().size() - 1), "last packet of " + file.who(direction.by()));
        return file.fault(
                silent.from(),
                file.end(silent),
                file.subject(direction.by()) + " sent nothing for " + CaseFile.seconds(silent.length())
                        + " after the call was resumed from hold"
                        + resumption
                                .resumed()
                                .voice()
                                .map(codec -> ", agreed on " + codec)
                                .orElse("")
                        + ".",
                "Compare what the resuming re-INVITE agreed (codec, address, direction) with what was sent before the hold;"
                        + " remove G.726 from the codec priority of the IP-DECT server if it is there.",
                List.of(resumed, before));
    }
}
