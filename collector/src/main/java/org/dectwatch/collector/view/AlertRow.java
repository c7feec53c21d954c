package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert, as the page shows it.
 *
 * @param id unique among alerts: rule and subject
 * @param rule the same name as in findings, metrics and Prometheus rules
 * @param server empty when it is about more than one or none
 * @param subject whom it is about, for a person
 * @param handset id of the {@link HandsetRow}, when it is about one
 * @param since when the condition was first met
 * @param why one sentence
 * @param nextStep what to do now, one sentence
 * @param evidence facts, one line each
 * @param heldBecause with HELD: why it is not trustworthy now
 * @param remembered it fired before a restart, and nothing seen since has confirmed or ended it
 */
public record AlertRow(
        String id,
        String rule,
        Severity severity,
        State state,
        String site,
        Optional<String> server,
        String subject,
        Optional<String> handset,
        Instant since,
        Optional<Instant> resolvedAt,
        String why,
        String nextStep,
        List<String> evidence,
        Optional<String> heldBecause,
        boolean remembered) {
    public AlertRow {
        evidence = List.copyOf(evidence);
        if (heldBecause.isPresent() != (state == State.HELD)) {
            throw new IllegalArgumentException("a held alert says why, and no other does");
        }
        if (resolvedAt.isPresent() != (state == State.RESOLVED)) {
            throw new IllegalArgumentException("a resolved alert says when, and no other does");
        }
    }

    public enum Severity {
        CRITICAL,
        WARNING,
        INFO
    }

    public enum State {
        /** The condition holds, not yet for long enough. */
        PENDING,
        FIRING,
        RESOLVED,
        /** The condition holds, but what we see cannot be trusted now. */
        HELD
    }
}
