package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.Optional;

/**
 * A rule's judgement, with what the book knows of its past and of the trust in its source.
 *
 * @param since when the trouble began, by this or an earlier judgement
 * @param due when it has lasted for long enough to be told
 * @param objection why its source cannot be trusted now
 */
record Verdict(Rule rule, Judgement judgement, Instant since, Instant due, Optional<String> objection) {
    AlertState.Signal signal(Instant now, boolean remembered) {
        return switch (judgement.verdict()) {
            case CLEAR -> AlertState.Signal.CLEAR;
            case UNKNOWN -> AlertState.Signal.UNKNOWN;
            // What was remembered from before a restart need not have been seen yet.
            case GONE -> remembered ? AlertState.Signal.UNKNOWN : AlertState.Signal.CLEAR;
            case TROUBLE -> {
                if (now.isBefore(due)) {
                    yield AlertState.Signal.TROUBLE;
                }
                yield objection.isPresent() ? AlertState.Signal.UNTRUSTED : AlertState.Signal.DUE;
            }
        };
    }

    Alert alert(AlertState state, Subject subject, String server, Instant when) {
        Finding finding = new Finding(
                rule.id(),
                judgement.severity().orElse(rule.severity()),
                subject,
                since,
                Optional.empty(),
                judgement.why(),
                judgement.nextStep(),
                judgement.evidence());
        boolean firing = state == AlertState.FIRING;
        boolean held = state == AlertState.HELD;
        return new Alert(
                state,
                finding,
                server,
                firing ? Optional.of(when) : Optional.empty(),
                held ? objection : Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same alert with today's words; a remembered one is confirmed only by what can be trusted. */
    Alert retold(Alert before) {
        return new Alert(
                before.state(),
                before.finding().retold(judgement, rule.severity()),
                before.server(),
                before.firedAt(),
                before.state() == AlertState.HELD ? objection : Optional.empty(),
                Optional.empty(),
                before.remembered() && objection.isPresent());
    }
}
