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
    /** A server that keeps its connection alive for NAT says something twice a minute: then a loss would show. */
    private static final Duration PROOF_PATIENCE = Duration.ofSeconds(40);
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
    private final RegistrationWhy why = new RegistrationWhy();
    private RegisterAttempt newest;
    private final Binding binding;
    /** Signalling of this handset went unread since the last complete attempt: silence proves nothing. */
    private boolean doubt;

    /** Since the last message octets were lost that can only have been this handset's. */
    private boolean hidden;

    /** The connection it was last read on has ended, and nothing of it is missing. */
    private boolean streamOver;

    private boolean remembered;
    private Instant notBefore = Instant.MIN;
    private Optional<Shown> shown = Optional.empty();

    RegistrationEntry(
            AddressOfRecord aor, Instant at, Duration timeout, RegistrationTable table, RegistrationRoute route) {
        this(aor, at, timeout, table, route, new Binding(at));
    }

    private RegistrationEntry(
            AddressOfRecord aor,
            Instant at,
            Duration timeout,
            RegistrationTable table,
            RegistrationRoute route,
            Binding binding) {
        this.aor = aor;
        this.timeout = timeout;
        this.table = table;
        this.binding = binding;
        this.route = route;
        this.silence = new Silence(sessions);
        this.newest = new RegisterAttempt(at);
    }

    /** As the state file tells of it; nothing of it is green until seen again. */
    static RegistrationEntry remembered(Registration was, Duration timeout, RegistrationTable table) {
        RegistrationEntry entry = new RegistrationEntry(
                was.aor(), was.since(), timeout, table, new RegistrationRoute(was), Binding.remembered(was));
        was.expiresAt().ifPresent(entry.bindings::restore);
        entry.remembered = true;
        entry.show(entry.shownAt(was.lastTime()));
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
        streamOver = false;
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
            tally.attempt();
            newest = new RegisterAttempt(at);
            session = sessions.begin(callId, newest);
        }
        if (unseen && (goesOn || session.gaps())) {
            session.attempt().isGapped();
        }
        RegisterTransaction transaction = new RegisterTransaction(at, sip);
        session.add(transaction);
        table.sent(transaction, sip.flow());
        changed(at);
        early.take(at, callId, transaction).ifPresent(answer -> {
            // The request waited behind a gap: how long its answer took nobody knows.
            newest.isGapped();
            response(
                    at,
                    answer.frame(),
                    answer.sip(),
                    callId,
                    answer.sip().message().status().orElse(0));
        });
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
            binding.doubt();
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
            binding.grantedFor(lifetime);
        }
        remembered = false;
        doubt = false;
        binding.listed(bindings.lastUntil(), left ? RegistrationState.UNREGISTERED : binding.state(), at);
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
            binding.listed(bindings.lastUntil(), binding.state(), at);
        } else if (status < 300) {
            doubt = true;
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
        binding.doubt();
        boolean leaving = sessions.mayBeLost();
        if ((leaving || alone && octets >= LEAST_REGISTER) && !remembered) {
            binding.enter(RegistrationState.UNKNOWN, at);
        }
        hidden |= alone && octets >= LEAST_REGISTER;
        changed(at);
    }

    @Override
    public Optional<Instant> next() {
        Instant next = binding.next();
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
        binding.wake(at);
        if (binding.lapsed(at)) {
            lapse(at);
        }
        if (waiting() && !waitingSince().plus(PATIENCE).isAfter(at)) {
            newest.isOverdue();
        }
        for (RegisterSession session : sessions) {
            session.takeTimedOut(at, timeout).forEach(transaction -> timedOut(session, transaction, at));
        }
        changed(at);
    }

    private void lapse(Instant at) {
        doubt |= remembered || table.unreadable(this) || silence.mayBeOurs(newest, at);
        if (doubt) {
            binding.enter(RegistrationState.UNKNOWN, at);
        } else if (route.tellsLosses() && !streamOver) {
            binding.lapseUnproven(at, patience());
        } else {
            binding.enter(RegistrationState.EXPIRED, at);
        }
    }

    /** Where something was lost of late, so long that a handset that lives has renewed once more. */
    private Duration patience() {
        Duration lifetime = Duration.ofSeconds(binding.granted().orElse(0));
        return table.lossy(this) && lifetime.compareTo(PROOF_PATIENCE) > 0 ? lifetime : PROOF_PATIENCE;
    }

    boolean unproven() {
        return binding.unproven();
    }

    /** Nothing that went the handset's way until now is missing here. */
    void whole(Instant at, boolean over) {
        streamOver |= over;
        if (binding.unproven()) {
            binding.proved(at);
            changed(at);
        }
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
        boolean settled = binding.is(RegistrationState.REGISTERED)
                || binding.is(RegistrationState.EXPIRED)
                || binding.is(RegistrationState.UNREGISTERED);
        if (!settled && !remembered) {
            boolean lost = newest.answerMayBeLost() || silence.mayBeOurs(newest, at);
            boolean seenToTheEnd = tally.failures() > 0 || !lost && (newest.gaveUp() || newest.overdue());
            // It had a binding, and what became of that nobody here has seen.
            boolean mayBeBound = (doubt || binding.unproven()) && everGranted();
            binding.enter(seenToTheEnd && !mayBeBound ? RegistrationState.NEVER : RegistrationState.UNKNOWN, at);
        }
        table.changed(this, at);
    }

    /** How it stands at {@code now}: an answer that can still come in time is not missing. */
    Registration at(Instant now) {
        return at(now, newest.overdue());
    }

    /** @param missing what has no answer now got none: it is late, or nothing more comes */
    Registration at(Instant now, boolean missing) {
        RegistrationRow.Sight sight = sight(now);
        Shown shown = RegistrationRow.shown(now, binding, newest, tally, sight, missing);
        return RegistrationRow.of(aor, shown, binding, newest, tally, route, delays.median(), sight, why);
    }

    /** Of that the part that tells whether anything changed. */
    Shown shownAt(Instant now) {
        return RegistrationRow.shown(now, binding, newest, tally, sight(now), newest.overdue());
    }

    private RegistrationRow.Sight sight(Instant now) {
        boolean lost = newest.answerMayBeLost() || hidden || silence.mayBeOurs(newest, now);
        return new RegistrationRow.Sight(lost, doubt, remembered);
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
        return tally.successes() > 0
                || binding.granted().isPresent()
                || binding.expiresAt().isPresent();
    }

    Set<BoundContacts.Contact> contacts() {
        return bindings.contacts();
    }
}
