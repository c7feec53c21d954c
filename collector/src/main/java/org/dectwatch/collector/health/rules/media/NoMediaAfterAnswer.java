package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.Side;
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
        Optional<Instant> answered = media.call().flatMap(call -> call.answeredAt());
        if (answered.isEmpty() || !media.mediaVisible()) {
            return Assessment.notJudged();
        }
        Duration patience = file.limits().missingAfter();
        TimeSpans both = media.expected(Side.CALLER, file.now()).and(media.expected(Side.CALLEE, file.now()));
        Optional<TimeSpans.Span> first = both.lasting(patience).stream().findFirst();
        if (first.isEmpty()) {
            return Assessment.notJudged();
        }
        TimeSpans nothing = file.missing(Side.CALLER).and(file.missing(Side.CALLEE));
        Optional<TimeSpans.Span> silent = nothing.lasting(patience).stream()
                .filter(span -> span.from().equals(first.get().from()))
                .filter(span ->
                        media.streams().stream().noneMatch(s -> s.firstTime().isBefore(span.from())))
                .findFirst();
        return silent.map(span -> told(file, span)).orElse(Assessment.clean());
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
