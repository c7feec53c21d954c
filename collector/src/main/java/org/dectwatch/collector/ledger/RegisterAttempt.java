package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.protocol.sip.SipSummary;

/** One try to register: a REGISTER, and what answered the challenges to it. */
final class RegisterAttempt {
    private final Instant begun;
    private Optional<RegistrationOutcome> verdict = Optional.empty();
    private RegistrationReason reason = RegistrationReason.NONE;
    private OptionalInt status = OptionalInt.empty();
    private boolean answerMayBeLost;
    private boolean challenged;
    private Instant challengedAt = Instant.MAX;
    private boolean gaveUp;
    private boolean overdue;
    /** Part of it was lost: how long it took cannot be told. */
    private boolean gapped;

    RegisterAttempt(Instant begun) {
        this.begun = begun;
    }

    Instant begun() {
        return begun;
    }

    /** How it ended; empty while an answer is due. */
    Optional<RegistrationOutcome> verdict() {
        return verdict;
    }

    RegistrationReason reason() {
        return reason;
    }

    OptionalInt status() {
        return status;
    }

    boolean answerMayBeLost() {
        return answerMayBeLost;
    }

    /** A challenge is unanswered: a REGISTER with credentials in this Call-ID goes on with this attempt. */
    boolean challenged() {
        return challenged;
    }

    Instant challengedAt() {
        return challengedAt;
    }

    boolean gaveUp() {
        return gaveUp;
    }

    /** Nothing followed the challenge for as long as a transaction may take. */
    void givenUp() {
        gaveUp = true;
    }

    /** It waited for longer than any answer or next step should take. */
    boolean overdue() {
        return overdue;
    }

    void isOverdue() {
        overdue = true;
    }

    /** Whether all of it was seen. */
    boolean whole() {
        return !gapped;
    }

    /** Its beginning, or part of it, was lost. */
    void isGapped() {
        gapped = true;
    }

    /**
     * Whether this request goes on with it: it answers the challenge, or one that was lost.
     *
     * @param unseen its challenge was not seen
     */
    boolean goesOnWith(SipSummary request, boolean unseen) {
        return !request.credentials().isEmpty() && (challenged || unseen && verdict.isEmpty());
    }

    void goesOn() {
        overdue = false;
        challenged = false;
        challengedAt = Instant.MAX;
        gaveUp = false;
        verdict = Optional.empty();
        reason = RegistrationReason.NONE;
        answerMayBeLost = false;
    }

    void challengedWith(int code, Instant at) {
        challenged = true;
        answerMayBeLost = false;
        challengedAt = at;
        verdict = Optional.of(RegistrationOutcome.CHALLENGED);
        status = OptionalInt.of(code);
    }

    void ended(RegistrationOutcome how, RegistrationReason why, OptionalInt code) {
        answerMayBeLost = false;
        verdict = Optional.of(how);
        reason = why;
        if (code.isPresent()) {
            status = code;
        }
    }

    /** Rejected by a challenge: its credentials are wrong, and it may be answered once more. */
    void rejectedByChallenge(int code, Instant at) {
        challengedWith(code, at);
        verdict = Optional.of(RegistrationOutcome.REJECTED);
        reason = RegistrationReason.WRONG_CREDENTIALS;
    }

    /** Octets were lost while it was under way: the answer may be among them, or the step that follows a challenge. */
    void mayBeLost() {
        if (!succeeded() && !failed()) {
            answerMayBeLost = true;
            gapped = true;
        }
    }

    boolean succeeded() {
        return verdict.filter(v -> v == RegistrationOutcome.ACCEPTED || v == RegistrationOutcome.REMOVED)
                .isPresent();
    }

    boolean failed() {
        return verdict.filter(v -> v == RegistrationOutcome.REJECTED || v == RegistrationOutcome.UNANSWERED)
                .isPresent();
    }
}
