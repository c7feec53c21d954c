package org.dectwatch.collector.ledger;

/** Counts of one address of record. An attempt that goes on after a refusal is taken back before it is settled again. */
final class RegistrationTally {
    private int transactions;
    private int attempts;
    private int successes;
    private int failures;

    void transaction() {
        transactions++;
    }

    void attempt() {
        attempts++;
    }

    void reopen(RegisterAttempt attempt) {
        if (attempt.succeeded()) {
            successes--;
        } else if (attempt.failed()) {
            failures--;
        }
    }

    void settle(RegisterAttempt attempt) {
        if (attempt.succeeded()) {
            successes++;
        } else if (attempt.failed()) {
            failures++;
        }
    }

    int transactions() {
        return transactions;
    }

    int attempts() {
        return attempts;
    }

    int successes() {
        return successes;
    }

    int failures() {
        return failures;
    }
}
