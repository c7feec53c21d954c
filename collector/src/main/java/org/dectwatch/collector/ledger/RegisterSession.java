package org.dectwatch.collector.ledger;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.protocol.sip.Challenge;
import org.dectwatch.collector.protocol.sip.SipSummary;

/** What one Call-ID did for one address of record: its last transactions, the attempt they belong to, the newest nonces. */
final class RegisterSession {
    private static final int MOST_TRANSACTIONS = 6;
    private static final int MOST_REALMS = 8;

    private final ArrayDeque<RegisterTransaction> transactions = new ArrayDeque<>(2);
    private Map<Realm, Long> newestNonce = Map.of();
    private RegisterAttempt attempt;

    RegisterSession(RegisterAttempt attempt) {
        this.attempt = attempt;
    }

    private record Realm(boolean proxy, String name) {}

    RegisterAttempt attempt() {
        return attempt;
    }

    void begin(RegisterAttempt next) {
        attempt = next;
    }

    Iterable<RegisterTransaction> transactions() {
        return transactions;
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
            OptionalLong given = newest(challenge);
            answeredNewest |= given.isPresent()
                    && request.credentials().stream()
                            .anyMatch(c -> c.proxy() == challenge.proxy()
                                    && c.realm().equals(challenge.realm())
                                    && c.nonce().equals(given));
        }
        return answeredNewest;
    }

    /** Octets were lost while this session was under way. */
    void mayBeLost() {
        for (RegisterTransaction transaction : transactions) {
            if (!transaction.answered()) {
                transaction.answerMayBeLost();
                attempt.mayBeLost();
            }
        }
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

    private OptionalLong newest(Challenge challenge) {
        Long nonce = newestNonce.get(new Realm(challenge.proxy(), challenge.realm()));
        return nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce);
    }
}
