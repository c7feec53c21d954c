package org.dectwatch.collector.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of a subject at a moment.
 *
 * @param since when the trouble began; of the other verdicts, the moment itself
 * @param why one sentence; also for CLEAR, where it says what ended the trouble
 * @param nextStep empty unless TROUBLE
 * @param askAgainAt when time alone may change the verdict; empty when only an event can
 * @param severity how much this trouble matters; empty where it is the rule's own
 */
public record Judgement(
        Verdict verdict,
        Instant since,
        String why,
        String nextStep,
        List<Evidence> evidence,
        Optional<Instant> askAgainAt,
        Optional<Severity> severity) {
    /** Whether there is trouble. */
    public enum Verdict {
        TROUBLE,
        CLEAR,
        /** The facts do not say: a pending or firing alert stays as it is. */
        UNKNOWN,
        /** The subject is not there any more. */
        GONE
    }

    public Judgement {
        evidence = List.copyOf(evidence);
    }

    public static Judgement trouble(Instant since, String why, String nextStep, List<Evidence> evidence) {
        return new Judgement(Verdict.TROUBLE, since, why, nextStep, evidence, Optional.empty(), Optional.empty());
    }

    public static Judgement clear(Instant now, String why) {
        return new Judgement(Verdict.CLEAR, now, why, "", List.of(), Optional.empty(), Optional.empty());
    }

    public static Judgement unknown(Instant now) {
        return new Judgement(Verdict.UNKNOWN, now, "", "", List.of(), Optional.empty(), Optional.empty());
    }

    public static Judgement gone(Instant now) {
        return new Judgement(
                Verdict.GONE, now, "it is not tracked any more", "", List.of(), Optional.empty(), Optional.empty());
    }

    public Judgement askAgainAt(Instant when) {
        return new Judgement(verdict, since, why, nextStep, evidence, Optional.of(when), severity);
    }

    /** Worse, or less bad, than the rule's troubles usually are. */
    public Judgement as(Severity other) {
        return new Judgement(verdict, since, why, nextStep, evidence, askAgainAt, Optional.of(other));
    }
}
