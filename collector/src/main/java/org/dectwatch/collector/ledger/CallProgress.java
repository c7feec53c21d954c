package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.dectwatch.collector.domain.CallEnd;
import org.dectwatch.collector.domain.CallState;
import org.dectwatch.collector.domain.SessionResult;

/**
 * Where a call stands: the last final answer to its first INVITE decides, and then its BYE (RFC 3261 13 and 15). A challenge is
 * a refusal that waits for its answer: shown as one at once, and final when nothing followed for as long as a transaction lasts.
 */
final class CallProgress {
    private final Instant begun;
    private final Duration patience;
    private final Outcomes outcomes;
    private CallState state;
    private OptionalInt finalStatus = OptionalInt.empty();
    private Optional<Instant> challengedAt = Optional.empty();
    private Instant requestedAt;
    private Optional<Instant> indicatedAt = Optional.empty();
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<Instant> byeAt = Optional.empty();
    private Optional<Instant> byeAnsweredAt = Optional.empty();
    private Optional<CallEnd> end = Optional.empty();
    private boolean cancelled;
    private boolean rang;
    private boolean tried;
    private boolean endTold;
    private long inviteCseq = -1;
    private long requestCseq = -1;
    private boolean told;

    /** Who wants to know of outcomes; each is told once. */
    interface Outcomes {
        void requested(Instant at, SessionResult result, OptionalDouble delayMs);

        void ended(Instant at, CallEnd by, boolean byeAnswered);
    }

    /** @param patience how long a transaction may take */
    CallProgress(Instant begun, CallState state, Duration patience, Outcomes outcomes) {
        this.begun = begun;
        this.requestedAt = begun;
        this.state = state;
        this.patience = patience;
        this.outcomes = outcomes;
    }

    /** A new INVITE after a refusal, such as the one that answers a 407, opens the question again. */
    void invited(Instant at, long cseq) {
        boolean refused = challengedAt.isPresent()
                || state == CallState.REJECTED
                || state == CallState.UNANSWERED
                || state == CallState.UNKNOWN;
        if (refused && cseq > inviteCseq) {
            state = CallState.TRYING;
            endedAt = Optional.empty();
            challengedAt = Optional.empty();
            told = false;
        }
        if (cseq > inviteCseq && state != CallState.ESTABLISHED && state != CallState.ENDED) {
            requestCseq = cseq;
            // The INVITE "containing the necessary information" (RFC 6076 4.3): not the one that was challenged.
            requestedAt = indicatedAt.isEmpty() ? at : requestedAt;
        }
        inviteCseq = Math.max(inviteCseq, cseq);
    }

    void cancelled() {
        cancelled = true;
    }

    /** What comes only inside a dialog proves that a 2xx was given, though it was not seen. */
    void confirmed() {
        if (state == CallState.TRYING || state == CallState.RINGING || isGuess()) {
            state = CallState.ESTABLISHED;
            endedAt = Optional.empty();
            forgetChallenge();
        }
    }

    /** Over by what did not come. */
    private boolean isGuess() {
        boolean byAnswer = finalStatus.isPresent() && challengedAt.isEmpty();
        return state.over() && state != CallState.ENDED && !byAnswer;
    }

    private void forgetChallenge() {
        finalStatus = challengedAt.isPresent() ? OptionalInt.empty() : finalStatus;
        challengedAt = Optional.empty();
    }

    /** Its INVITE got a final answer that was not seen. */
    void answerUnseen(Instant at) {
        if (state == CallState.TRYING || state == CallState.RINGING) {
            state = CallState.UNKNOWN;
            endedAt = Optional.of(at);
            forgetChallenge();
        }
    }

    /**
     * An answer to an INVITE.
     *
     * @param toCaller whether it is on the caller's own hop: only that one says what the caller got
     */
    void answered(Instant at, long cseq, int status, boolean toCaller) {
        boolean challenge = status == 401 || status == 407;
        if (toCaller && status > 100 && !challenge && cseq == requestCseq) {
            indicated(at, status);
        }
        if (challengedAt.isPresent() && cseq > inviteCseq) {
            // The INVITE that answered the challenge was not seen.
            state = state.over() ? CallState.TRYING : state;
            endedAt = Optional.empty();
            forgetChallenge();
        }
        if (state == CallState.ESTABLISHED || state == CallState.ENDED || cseq < inviteCseq) {
            // An answer to a re-INVITE leaves the call as it is; one to an older INVITE is a repetition.
            return;
        }
        if (status < 200) {
            tried |= status == 100;
            rang |= status > 100;
            state = status > 100 ? CallState.RINGING : state;
            return;
        }
        finalStatus = OptionalInt.of(status);
        challengedAt = challenge ? Optional.of(at) : Optional.empty();
        if (!challenge) {
            answeredAt = status < 300 ? Optional.of(at) : Optional.empty();
            endedAt = status < 300 ? Optional.empty() : Optional.of(at);
            state = status < 300 ? CallState.ESTABLISHED : refused(status);
        }
    }

    private void indicated(Instant at, int status) {
        if (indicatedAt.isEmpty()) {
            indicatedAt = Optional.of(at);
        }
        if (status >= 200) {
            tell(at, SessionResult.of(status));
        }
    }

    private CallState refused(int status) {
        if (status == 487 && cancelled) {
            return CallState.CANCELLED;
        }
        boolean nobodyPickedUp = (status == 408 || status == 480) && (rang || tried);
        return nobodyPickedUp ? CallState.UNANSWERED : CallState.REJECTED;
    }

    private void tell(Instant at, SessionResult result) {
        if (!told) {
            told = true;
            outcomes.requested(at, result, requestDelayMs());
        }
    }

    /** A BYE proves a dialog, also when its 2xx was not seen. */
    void bye(Instant at) {
        if (byeAt.isEmpty()) {
            byeAt = Optional.of(at);
        }
        hungUp(at);
    }

    private void hungUp(Instant at) {
        if (!state.over() || inferred() || isGuess()) {
            forgetChallenge();
            state = CallState.ENDED;
            endedAt = Optional.of(at);
            end = Optional.of(CallEnd.BYE);
        }
    }

    /** A final answer to the BYE other than a challenge ends its wait; a 2xx makes the delay (RFC 6076 4.4). */
    void byeAnswered(Instant at, int status) {
        if (byeAt.isEmpty() && status >= 200 && status < 300) {
            // The BYE itself was not seen.
            hungUp(at);
            tellEnd(at, CallEnd.BYE, true);
        }
        if (byeAt.isPresent() && byeAnsweredAt.isEmpty() && status >= 200 && status != 401 && status != 407) {
            byeAnsweredAt = status < 300 ? Optional.of(at) : Optional.empty();
            tellEnd(at, CallEnd.BYE, true);
        }
    }

    private void tellEnd(Instant at, CallEnd by, boolean byeAnswered) {
        if (!endTold && answeredAt.isPresent()) {
            endTold = true;
            outcomes.ended(at, by, byeAnswered);
        }
    }

    /** No BYE was seen, and everything says that there is no call any more. It ended with its last sign of life. */
    void infer(Instant at, Instant lastSign, CallEnd by) {
        state = CallState.ENDED;
        endedAt = Optional.of(lastSign);
        end = Optional.of(by);
        tellEnd(at, by, false);
    }

    boolean inferred() {
        return state == CallState.ENDED && end.filter(CallEnd::inferred).isPresent();
    }

    /** It lives after all. */
    void revive() {
        if (inferred()) {
            state = CallState.ESTABLISHED;
            endedAt = Optional.empty();
            end = Optional.empty();
        }
    }

    /**
     * Does what is due at {@code at}; returns whether the state changed.
     *
     * @param answerMayBeUnseen whether a final answer may have been given that was not seen
     */
    boolean wake(Instant at, Duration setupTimeout, BooleanSupplier answerMayBeUnseen) {
        CallState before = state;
        boolean early = state == CallState.TRYING || state == CallState.RINGING;
        if (early && due(challengedAt.map(t -> t.plus(patience)), at)) {
            state = CallState.REJECTED;
            endedAt = challengedAt;
            tell(at, SessionResult.CHALLENGED);
        } else if (early && due(Optional.of(begun.plus(setupTimeout)), at)) {
            endedAt = Optional.of(at);
            if (answerMayBeUnseen.getAsBoolean()) {
                state = CallState.UNKNOWN;
            } else {
                state = CallState.UNANSWERED;
                tell(at, SessionResult.UNANSWERED);
            }
        }
        if (due(byeDeadline(), at)) {
            tellEnd(at, CallEnd.BYE, false);
        }
        return before != state;
    }

    private static boolean due(Optional<Instant> when, Instant at) {
        return when.filter(t -> !t.isAfter(at)).isPresent();
    }

    private Optional<Instant> byeDeadline() {
        return endTold || answeredAt.isEmpty() ? Optional.empty() : byeAt.map(t -> t.plus(patience));
    }

    /** When {@link #wake} is wanted next. */
    Optional<Instant> next(Duration setupTimeout) {
        if (state == CallState.TRYING || state == CallState.RINGING) {
            Instant setup = begun.plus(setupTimeout);
            return Optional.of(challengedAt
                    .map(t -> t.plus(patience))
                    .filter(setup::isAfter)
                    .orElse(setup));
        }
        return byeDeadline();
    }

    CallState state() {
        return state;
    }

    /** There is, or was, a dialog. */
    boolean isConfirmed() {
        return state == CallState.ESTABLISHED || state == CallState.ENDED;
    }

    /** As people see it: a challenge with nothing after it is a refusal. */
    CallState shown() {
        return challengedAt.isPresent() && !state.over() ? CallState.REJECTED : state;
    }

    OptionalInt finalStatus() {
        return finalStatus;
    }

    Optional<Instant> answeredAt() {
        return answeredAt;
    }

    Optional<Instant> endedAt() {
        return endedAt.or(() -> challengedAt);
    }

    Optional<CallEnd> end() {
        return end;
    }

    OptionalDouble requestDelayMs() {
        return indicatedAt.map(at -> millis(requestedAt, at)).orElseGet(OptionalDouble::empty);
    }

    /** First INVITE to the 2xx. */
    OptionalLong setupMs() {
        return answeredAt
                .map(at -> OptionalLong.of(Duration.between(begun, at).toMillis()))
                .orElseGet(OptionalLong::empty);
    }

    OptionalDouble durationMs() {
        return answeredAt.isPresent() && endedAt.isPresent()
                ? millis(answeredAt.get(), endedAt.get())
                : OptionalDouble.empty();
    }

    OptionalDouble disconnectDelayMs() {
        return byeAt.isPresent() && byeAnsweredAt.isPresent()
                ? millis(byeAt.get(), byeAnsweredAt.get())
                : OptionalDouble.empty();
    }

    private static OptionalDouble millis(Instant from, Instant to) {
        return OptionalDouble.of(Duration.between(from, to).toNanos() / 1e6);
    }
}
