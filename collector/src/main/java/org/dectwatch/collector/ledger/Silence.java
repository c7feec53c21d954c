package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.net.Transport;

/** Whether something that did not come was not sent, or was sent and not seen. */
final class Silence {
    private final RegisterSessions sessions;

    Silence(RegisterSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether the answer to the attempt's newest request, or what should follow its challenge, may have been missed. */
    boolean mayBeOurs(RegisterAttempt attempt, Instant now) {
        Optional<RegisterTransaction> newest = sessions.newest(attempt);
        if (newest.isEmpty()) {
            return false;
        }
        if (newest.get().answered()) {
            return attempt.challenged()
                    && overStream(newest.get())
                    && !newest.get().delivered();
        }
        return answerMayBeMissed(newest.get(), now);
    }

    /**
     * Over UDP a client repeats a request half a second after it heard nothing (RFC 3261 17.1.2.2): no repetition means that it
     * heard something, which was not captured. Over a stream the transport tells what has arrived.
     */
    boolean answerMayBeMissed(RegisterTransaction transaction, Instant now) {
        if (transaction.mayBeLost()) {
            return true;
        }
        if (overStream(transaction)) {
            return !transaction.delivered();
        }
        return transaction.retransmissions() == 0
                && Duration.between(transaction.begun(), now).toMillis() > 1000;
    }

    private static boolean overStream(RegisterTransaction transaction) {
        return transaction.flow().transport() != Transport.UDP;
    }
}
