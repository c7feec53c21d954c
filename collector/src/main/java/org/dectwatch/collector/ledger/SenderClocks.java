package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.dectwatch.collector.observe.Observation;

/** The clocks of those who report messages (HEP), beside our own. */
final class SenderClocks {
    private static final Duration AGREE = Duration.ofSeconds(2);

    private final Map<String, Duration> offsets = new HashMap<>();

    /**
     * The time of a message: that of its packet, also when it was decrypted late. A sender's own stamp is finer, and is believed
     * while the two clocks agree to two seconds; a deadline never is moved by it.
     */
    Instant timeOf(String source, Observation.Sip message, Instant seen) {
        if (message.sentAt().isEmpty()) {
            return seen;
        }
        Duration offset = Duration.between(message.sentAt().get(), seen);
        offsets.put(source, offset);
        return offset.abs().compareTo(AGREE) <= 0 ? message.sentAt().get() : seen;
    }

    /** What each source's sender was behind ours by, at the last message it stamped. */
    Map<String, Duration> offsets() {
        return Map.copyOf(offsets);
    }
}
