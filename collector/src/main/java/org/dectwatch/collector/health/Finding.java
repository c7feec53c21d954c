package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was wrong for long enough to be told.
 *
 * @param rule id of the rule, kebab-case
 * @param from when the trouble began, in stream time; it was told {@code holdFor} later
 * @param to when it ended; empty while it lasts
 * @param why one sentence that names the facts
 * @param nextStep what to do or look at first
 * @param evidence where to see for oneself; at most {@value #MOST_EVIDENCE}
 */
public record Finding(
        String rule,
        Severity severity,
        Subject subject,
        Instant from,
        Optional<Instant> to,
        String why,
        String nextStep,
        List<Evidence> evidence) {
    public static final int MOST_EVIDENCE = 5;

    public Finding {
        if (why.isBlank() || nextStep.isBlank()) {
            throw new IllegalArgumentException(rule + ": a finding says why, and what to do next");
        }
        evidence = atMost(evidence);
    }

    /** The first of it: as many as a finding keeps. */
    public static List<Evidence> atMost(List<Evidence> evidence) {
        return List.copyOf(evidence.size() > MOST_EVIDENCE ? evidence.subList(0, MOST_EVIDENCE) : evidence);
    }

    Finding until(Instant end) {
        return new Finding(rule, severity, subject, from, Optional.of(end), why, nextStep, evidence);
    }

    /** The same trouble with what is known of it now; it keeps its beginning. */
    Finding retold(Judgement now, Severity usual) {
        return new Finding(
                rule, now.severity().orElse(usual), subject, from, to, now.why(), now.nextStep(), now.evidence());
    }
}
