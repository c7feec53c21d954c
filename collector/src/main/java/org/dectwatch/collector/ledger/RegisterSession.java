package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.protocol.sip.Challenge;
import org.dectwatch.collector.protocol.sip.Credentials;
import org.dectwatch.collector.protocol.sip.SipSummary;
import org.jspecify.annotations.Nullable;

/** What one Call-ID did for one address of record: its last transactions, the attempt they belong to, the newest nonces. */
final class RegisterSession {
    private static final int MOST_TRANSACTIONS = 6;
    private static final int MOST_REALMS = 8;

    private final ArrayDeque<RegisterTransaction> transactions = new ArrayDeque<>(2);
    private Map<Realm, Long> newestNonce = Map.of();
    private RegisterAttempt attempt;
    /** Signalling of this session was lost at some time. */
    private boolean gaps;

    RegisterSession(RegisterAttempt attempt) {
        this.attempt = attempt;
    }

    private record Realm(boolean proxy, String name) {
        // Written out: see IpAddress.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Realm that && proxy == that.proxy && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return (proxy ? 31 : 0) + name.hashCode();
        }
    }

    RegisterAttempt attempt() {
        return attempt;
    }

    void begin(RegisterAttempt next) {
        attempt = next;
    }

    Optional<RegisterTransaction> find(SipSummary message) {
        for (RegisterTransaction transaction : transactions) {
            if (transaction.owns(message)) {
                return Optional.of(transaction);
            }
        }
        return Optional.empty();
    }

    void add(RegisterTransaction transaction) {
        transactions.addFirst(transaction);
        if (transactions.size() > MOST_TRANSACTIONS) {
            transactions.removeLast();
        }
    }

    Optional<RegisterTransaction> newest() {
        return Optional.ofNullable(transactions.peekFirst());
    }

    boolean isNewest(RegisterTransaction transaction) {
        return transactions.peekFirst() == transaction;
    }

    /**
     * Whether this challenge says that the credentials themselves are wrong: the request answered the newest nonce given for the
     * realm, and the server does not call it stale (RFC 7616 3.3).
     */
    boolean rejects(SipSummary answer, RegisterTransaction request) {
        boolean answeredNewest = false;
        for (Challenge challenge : answer.challenges()) {
            if (challenge.stale()) {
                return false;
            }
            OptionalLong given = newest(challenge.proxy(), challenge.realm());
            for (Credentials answered : request.credentials()) {
                answeredNewest |= given.isPresent()
                        && answered.proxy() == challenge.proxy()
                        && answered.realm().equals(challenge.realm())
                        && answered.nonce().equals(given);
            }
        }
        return answeredNewest;
    }

    /** When something falls due that nobody sends: an answer, or the step after a challenge. {@link Instant#MAX} for nothing. */
    Instant next(Duration timeout) {
        Instant next = Instant.MAX;
        if (attempt.challenged() && !attempt.gaveUp() && !attempt.failed()) {
            next = attempt.challengedAt().plus(timeout);
        }
        for (RegisterTransaction transaction : transactions) {
            if (!transaction.answered() && !transaction.isTimedOut()) {
                next = RegistrationEntry.earlier(next, transaction.begun().plus(timeout));
            }
        }
        return next;
    }

    /** Gives up a challenge, and the requests, that waited for too long; returns those requests. */
    List<RegisterTransaction> takeTimedOut(Instant at, Duration timeout) {
        if (attempt.challenged() && !attempt.challengedAt().plus(timeout).isAfter(at)) {
            attempt.givenUp();
        }
        List<RegisterTransaction> late = new ArrayList<>();
        for (RegisterTransaction transaction : transactions) {
            boolean due = !transaction.begun().plus(timeout).isAfter(at);
            if (due && !transaction.answered() && !transaction.isTimedOut()) {
                transaction.timedOut();
                late.add(transaction);
            }
        }
        return late;
    }

    /** Octets were lost while this session was under way. Returns whether a request to leave waited for its answer. */
    boolean mayBeLost() {
        gaps = true;
        boolean leaving = false;
        for (RegisterTransaction transaction : transactions) {
            if (!transaction.answered()) {
                transaction.answerMayBeLost();
                leaving |= isNewest(transaction) && transaction.asksToLeave();
            }
        }
        attempt.mayBeLost();
        return leaving;
    }

    /** Whether signalling of this session was lost at some time. */
    boolean gaps() {
        return gaps;
    }

    /** Whether these credentials answer a challenge that nobody here saw: their nonce is not the newest known. */
    boolean unseenChallenge(List<Credentials> given) {
        for (Credentials one : given) {
            if (one.nonce().isPresent() && !one.nonce().equals(newest(one.proxy(), one.realm()))) {
                return true;
            }
        }
        return false;
    }

    void remember(SipSummary answer) {
        for (Challenge challenge : answer.challenges()) {
            if (challenge.nonce().isPresent() && newestNonce.size() < MOST_REALMS) {
                newestNonce = newestNonce.isEmpty() ? new HashMap<>(2) : newestNonce;
                newestNonce.put(
                        new Realm(challenge.proxy(), challenge.realm()),
                        challenge.nonce().getAsLong());
            }
        }
    }

    private OptionalLong newest(boolean proxy, String realm) {
        Long nonce = newestNonce.get(new Realm(proxy, realm));
        return nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce);
    }
}
