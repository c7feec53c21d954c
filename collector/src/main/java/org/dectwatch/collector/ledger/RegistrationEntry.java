package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;

/** All that is known of one address of record. */
final class RegistrationEntry implements Deadlines.Sleeper {
    /** T2 of RFC 3261 17.1.2.1: who hears nothing repeats at least this often. Before, an attempt is merely young. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** What was decrypted late comes in a burst: nothing is concluded from silence before it is over. */
    private static final Duration BURST = Duration.ofSeconds(2);
    /** Octets of ciphertext that no REGISTER is shorter than. */
    private static final long LEAST_REGISTER = 200;

    private final AddressOfRecord aor;
    private final Duration timeout;
    private final RegistrationTable table;
    private final Deadlines.Slot slot = new Deadlines.Slot();
    private final RegisterSessions sessions = new RegisterSessions();
    private final EarlyAnswers early = new EarlyAnswers();
    private final Silence silence;
    private final Bindings bindings = new Bindings();
    private final RegistrationRoute route;
    private final MedianDelay delays = new MedianDelay();
    private final RegistrationTally tally = new RegistrationTally();
    private RegisterAttempt newest;
    private RegistrationState state = RegistrationState.UNKNOWN;
    private Instant since;
    private OptionalInt granted = OptionalInt.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    /** Signalling of this handset went unread since the last complete attempt: silence proves nothing. */
    private boolean doubt;

    /** Since the last message octets were lost that can only have been this handset's. */
    private boolean hidden;

    private boolean remembered;
    private Instant notBefore = Instant.MIN;
    private Optional<Shown> shown = Optional.empty();

    RegistrationEntry(
            AddressOfRecord aor, Instant at, Duration timeout, RegistrationTable table, RegistrationRoute route) {
        this.aor = aor;
        this.timeout = timeout;
        this.table = table;
        this.since = at;
        this.route = route;
        this.silence = new Silence(sessions, table::heardFrom);
        this.newest = new RegisterAttempt(at, 0);
    }

    /** As the state file tells of it; nothing of it is green until seen again. */
    static RegistrationEntry remembered(Registration was, Duration timeout, RegistrationTable table) {
        RegistrationEntry entry =
                new RegistrationEntry(was.aor(), was.since(), timeout, table, new RegistrationRoute(was));
        entry.state = was.state();
        entry.granted = was.grantedExpiresSeconds();
        entry.expiresAt = was.expiresAt();
        was.expiresAt().ifPresent(entry.bindings::restore);
        entry.remembered = true;
        entry.show(Shown.of(entry.at(was.lastTime())));
        return entry;
    }

    AddressOfRecord aor() {
        return aor;
    }

    @Override
    public Deadlines.Slot slot() {
        return slot;
    }

    /** A REGISTER request. Returns whether it began a new attempt. */
    boolean request(Instant at, FrameRef frame, Observation.Sip sip, String callId) {
        route.request(at, frame, sip);
        hidden = false;
        SipSummary message = sip.message();
        RegisterSession session = sessions.find(callId).orElse(null);
        if (session != null) {
            Optional<RegisterTransaction> known = session.find(message);
            if (known.isPresent()) {
                known.get().again(sip);
                changed(at);
                return false;
            }
        }
        tally.transaction();
        boolean unseen = session != null && session.unseenChallenge(message.credentials());
        boolean goesOn = session != null && session.attempt().goesOnWith(message, unseen);
        if (goesOn && session != null) {
            tally.reopen(session.attempt());
            session.attempt().goesOn();
        } else {
            newest = new RegisterAttempt(at, tally.attempt());
            session = sessions.begin(callId, newest);
        }
        if (unseen && (goesOn || session.gaps())) {
            session.attempt().isGapped();
        }
        RegisterTransaction transaction = new RegisterTransaction(at, sip);
        session.add(transaction);
        table.sent(transaction, sip.flow());
        changed(at);
        early.take(at, callId, transaction)
                .ifPresent(answer -> response(
                        at,
                        answer.frame(),
                        answer.sip(),
                        callId,
                        answer.sip().message().status().orElse(0)));
        return !goesOn;
    }

    /** What follows was decrypted late: silence proves nothing until the rest of it was heard. */
    void burst(Instant now) {
        notBefore = now.plus(BURST);
    }

    /** An answer to a REGISTER. */
    void response(Instant at, FrameRef frame, Observation.Sip sip, String callId, int status) {
        route.response(at, frame);
        SipSummary message = sip.message();
        RegisterSession session = sessions.find(callId).orElse(null);
        Optional<RegisterTransaction> found = session == null ? Optional.empty() : session.find(message);
        if (status < 200) {
            return;
        }
        if (session == null || found.isEmpty()) {
            early.keep(new EarlyAnswers.Answer(at, frame, sip, callId));
            orphan(message, status, at);
            changed(at);
            return;
        }
        RegisterTransaction transaction = found.get();
        if (transaction.answered()) {
            return;
        }
        transaction.answeredWith(status);
        if (!session.isNewest(transaction) && status >= 300) {
            // An old request's refusal says nothing about the one that followed it.
            session.remember(message);
            return;
        }
        settle(session, transaction, message, status, at);
        changed(at);
    }

    private void settle(
            RegisterSession session, RegisterTransaction transaction, SipSummary message, int status, Instant at) {
        RegisterAttempt attempt = session.attempt();
        boolean challenge =
                (status == 401 || status == 407) && !message.challenges().isEmpty();
        if (challenge) {
            table.sent(transaction, transaction.flow().reversed());
        }
        tally.reopen(attempt);
        if (status < 300) {
            accepted(attempt, transaction, message, at);
        } else if (challenge && !session.rejects(message, transaction)) {
            attempt.challengedWith(status, at);
            if (session.gaps() && session.unseenChallenge(transaction.credentials())) {
                // A refusal or a first question: only the challenge that was lost could tell.
                attempt.mayBeLost();
            }
        } else if (challenge) {
            attempt.rejectedByChallenge(status, at);
        } else {
            attempt.ended(RegistrationOutcome.REJECTED, Reasons.of(status), OptionalInt.of(status));
        }
        session.remember(message);
        tally.settle(attempt);
        if (status >= 300 && attempt.failed()) {
            doubt = false;
            table.ended(this, attempt, at, OptionalDouble.empty());
        }
    }

    private void accepted(RegisterAttempt attempt, RegisterTransaction transaction, SipSummary message, Instant at) {
        OptionalInt lifetime = bindings.granted(message, transaction, at);
        boolean left = lifetime.isPresent()
                && lifetime.getAsInt() == 0
                && !transaction.contacts().isEmpty();
        attempt.ended(
                left ? RegistrationOutcome.REMOVED : RegistrationOutcome.ACCEPTED,
                RegistrationReason.NONE,
                message.status());
        if (!left && !transaction.contacts().isEmpty()) {
            granted = lifetime;
        }
        remembered = false;
        doubt = false;
        bound(left ? RegistrationState.UNREGISTERED : state, at);
        OptionalDouble delay = attempt.whole()
                ? OptionalDouble.of(Duration.between(attempt.begun(), at).toNanos() / 1e6)
                : OptionalDouble.empty();
        delay.ifPresent(delays::add);
        table.ended(this, attempt, at, delay);
    }

    /** The request of this answer was not seen. A list of bindings is still a fact; anything else only takes certainty away. */
    private void orphan(SipSummary message, int status, Instant at) {
        if (status < 300 && bindings.listed(message, at)) {
            remembered = false;
            bound(state, at);
        } else if (status < 300) {
            doubt = true;
        }
    }

    private void bound(RegistrationState otherwise, Instant at) {
        Optional<Instant> until = bindings.lastUntil();
        boolean live = until.isPresent() && until.get().isAfter(at);
        if (live) {
            expiresAt = until.filter(u -> !u.equals(Instant.MAX));
        }
        enter(live ? RegistrationState.REGISTERED : otherwise, at);
        if (state == RegistrationState.UNREGISTERED) {
            expiresAt = Optional.empty();
        }
    }

    private void enter(RegistrationState next, Instant at) {
        if (next != state) {
            state = next;
            since = at;
        }
    }

    /**
     * Octets between the handset's server and its registrar were never captured, or could not be read.
     *
     * @param octets how many of its requests; 0 when only answers were lost
     * @param alone nobody else uses this connection: whatever was lost was this handset's, its leaving perhaps
     */
    void gap(Instant at, long octets, boolean alone) {
        doubt = true;
        boolean leaving = sessions.mayBeLost();
        if ((leaving || alone && octets >= LEAST_REGISTER) && !remembered) {
            enter(RegistrationState.UNKNOWN, at);
        }
        hidden |= alone && octets >= LEAST_REGISTER;
        changed(at);
    }

    @Override
    public Optional<Instant> next() {
        Instant next = state == RegistrationState.REGISTERED ? expiresAt.orElse(Instant.MAX) : Instant.MAX;
        if (waiting()) {
            next = earlier(next, waitingSince().plus(PATIENCE));
        }
        for (RegisterSession session : sessions) {
            next = earlier(next, session.next(timeout));
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next.isBefore(notBefore) ? notBefore : next);
    }

    /** Whether the newest attempt is neither granted nor refused, and young. */
    private boolean waiting() {
        return tally.attempts() > 0 && !newest.overdue() && !newest.succeeded() && !newest.failed();
    }

    private Instant waitingSince() {
        return newest.challenged() ? newest.challengedAt() : newest.begun();
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public void wake(Instant at) {
        if (lapsed(at)) {
            boolean unseen = doubt || remembered || table.unreadable(this) || silence.mayBeOurs(newest, at);
            enter(unseen ? RegistrationState.UNKNOWN : RegistrationState.EXPIRED, at);
        }
        if (waiting() && !waitingSince().plus(PATIENCE).isAfter(at)) {
            newest.isOverdue();
        }
        for (RegisterSession session : sessions) {
            session.takeTimedOut(at, timeout).forEach(transaction -> timedOut(session, transaction, at));
        }
        changed(at);
    }

    private void timedOut(RegisterSession session, RegisterTransaction transaction, Instant at) {
        RegisterAttempt attempt = session.attempt();
        if (!session.isNewest(transaction) || attempt.verdict().isPresent()) {
            return;
        }
        if (silence.answerMayBeMissed(transaction, at)) {
            attempt.mayBeLost();
            return;
        }
        attempt.ended(RegistrationOutcome.UNANSWERED, RegistrationReason.NO_ANSWER, OptionalInt.empty());
        tally.settle(attempt);
        table.ended(this, attempt, at, OptionalDouble.empty());
    }

    private void changed(Instant at) {
        if (state != RegistrationState.REGISTERED
                && state != RegistrationState.EXPIRED
                && state != RegistrationState.UNREGISTERED
                && !remembered) {
            boolean lost = newest.answerMayBeLost() || silence.mayBeOurs(newest, at);
            boolean seenToTheEnd = tally.failures() > 0 || !lost && (newest.gaveUp() || newest.overdue());
            enter(seenToTheEnd ? RegistrationState.NEVER : RegistrationState.UNKNOWN, at);
        }
        table.changed(this, at);
    }

    /** How it stands at {@code now}: an answer that can still come in time is not missing. */
    Registration at(Instant now) {
        return at(now, newest.overdue());
    }

    /** @param missing what has no answer now got none: it is late, or nothing more comes */
    Registration at(Instant now, boolean missing) {
        Optional<RegistrationOutcome> outcome = newest.verdict();
        RegistrationReason reason = newest.reason();
        boolean lost = newest.answerMayBeLost() || hidden || silence.mayBeOurs(newest, now);
        if (missing && outcome.isEmpty() && tally.attempts() > 0 && !lost) {
            outcome = Optional.of(RegistrationOutcome.UNANSWERED);
            reason = RegistrationReason.NO_ANSWER;
        } else if (lost && !newest.failed()) {
            outcome = Optional.empty();
            reason = RegistrationReason.NONE;
        }
        RegistrationState seen = lapsed(now) ? RegistrationState.UNKNOWN : state;
        return new Registration(
                aor,
                seen,
                since,
                outcome,
                reason,
                newest.status(),
                granted,
                expiresAt,
                tally.transactions(),
                tally.attempts(),
                tally.successes(),
                tally.failures(),
                tally.attempts() - tally.successes() - tally.failures(),
                route.authUser(),
                route.userAgent(),
                route.transport(),
                route.device(),
                route.registrar(),
                delays.median(),
                route.firstTime(),
                route.lastTime(),
                route.firstPacket(),
                route.lastPacket(),
                remembered,
                RegistrationWhy.sentence(
                        seen, outcome, reason, newest.status(), expiresAt, remembered, doubt || seen != state));
    }

    /** Over by its own word, while nothing is concluded yet: it was decrypted only now. */
    private boolean lapsed(Instant now) {
        return state == RegistrationState.REGISTERED
                && expiresAt.filter(until -> !until.isAfter(now)).isPresent();
    }

    /** This is told of it now; returns what was told before. */
    Optional<Shown> show(Shown told) {
        Optional<Shown> before = shown;
        shown = Optional.of(told);
        return before;
    }

    RegistrationRoute route() {
        return route;
    }

    /** Whether a registrar ever granted it a binding, as far as was seen or is remembered. */
    boolean everGranted() {
        return tally.successes() > 0 || granted.isPresent() || expiresAt.isPresent();
    }

    Set<BoundContacts.Contact> contacts() {
        return bindings.contacts();
    }
}
