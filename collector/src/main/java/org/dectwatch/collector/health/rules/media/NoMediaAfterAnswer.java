package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.TimeSpans;
import org.dectwatch.collector.health.Evidence;

/**
 * A call is answered, media both ways is agreed, and none comes from either side. Only where media of these addresses was seen at
 * all: a capture of signalling alone shows none of any call.
 */
final class NoMediaAfterAnswer {
    private NoMediaAfterAnswer() {}

    static Assessment assess(CaseFile file) {
        CallMedia media = file.media();
        if (media.answeredAt().isEmpty() || !media.mediaVisible()) {
            return Assessment.notJudged();
        }
        Duration patience = file.limits().missingAfter();
        List<TimeSpans.Span> expected = file.bothExpected().lasting(patience);
        if (expected.isEmpty()) {
            return Assessment.notJudged();
        }
        Instant from = expected.get(0).from();
        if (media.first().sentBefore(from) || media.second().sentBefore(from)) {
            return Assessment.clean();
        }
        for (TimeSpans.Span span : file.bothMissing().lasting(patience)) {
            if (span.from().equals(from)) {
                return told(file, span);
            }
        }
        return Assessment.clean();
    }

    private static Assessment told(CaseFile file, TimeSpans.Span span) {
        List<Evidence> evidence = file.media()
                .inForce(span.from())
                .flatMap(agreed -> agreed.answer())
                .map((AudioDescription answer) -> List.of(CaseFile.said(answer, "media both ways was agreed")))
                .orElse(List.of());
        return file.fault(
                span.from(),
                file.end(span),
                "The call was answered, and for " + CaseFile.seconds(span.length())
                        + " no media came from either side, though media of other calls is seen here.",
                "Are the addresses in offer and answer reachable from each other, and do firewalls let UDP through between them?"
                        + " If media of this call may take another way than past this point of capture, ignore it.",
                evidence);
    }
}
