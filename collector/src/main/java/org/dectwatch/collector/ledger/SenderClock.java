package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import org.dectwatch.collector.observe.Observation;

/** The clock of whoever reports messages (HEP), beside our own. */
final class SenderClock {
    private static final Duration AGREE = Duration.ofSeconds(2);

    private Duration offset = Duration.ZERO;

    /**
     * The time of a message: that of its packet, also when it was decrypted late. A sender's own stamp is finer, and is believed
     * while the two clocks agree to two seconds; a deadline never is moved by it.
     */
    Instant timeOf(Observation.Sip message, Instant seen) {
        if (message.sentAt().isEmpty()) {
            return seen;
        }
        offset = Duration.between(message.sentAt().get(), seen);
        return offset.abs().compareTo(AGREE) <= 0 ? message.sentAt().get() : seen;
    }

    /** What it was behind ours by, at the last message it stamped. */
    Duration offset() {
        return offset;
    }
}
