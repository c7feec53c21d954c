package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The clocks of those who report messages with a stamp of their own (HEP), by source. */
final class SenderClocks {
    private static final Duration AGREE = Duration.ofSeconds(2);

    private final Map<String, Duration> offsets = new HashMap<>();

    /**
     * The time of a message: that of its packet, also when it was decrypted late. A sender's own stamp is finer, and is believed
     * while the two clocks agree to two seconds; a deadline never is moved by it.
     */
    Instant timeOf(String source, Instant stamp, Instant seen) {
        Duration offset = Duration.between(stamp, seen);
        offsets.put(source, offset);
        return offset.abs().compareTo(AGREE) <= 0 ? stamp : seen;
    }

    /** How far ours is ahead of each, by source. */
    Map<String, Duration> offsets() {
        return Map.copyOf(offsets);
    }
}
