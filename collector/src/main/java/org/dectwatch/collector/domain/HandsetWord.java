package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an IP-DECT server or the cloud says of one handset. A later word by the same {@link #via} replaces an earlier one whole.
 *
 * @param server configured name of the server that said it; empty when the cloud did
 * @param via by which interface
 * @param goodFor after that it is stale: it fades and is never green
 */
public record HandsetWord(
        String server, DeviceReport.Interface via, HandsetKey handset, Duration goodFor, Facts facts) {
    public HandsetWord {
        if (goodFor.isNegative() || goodFor.isZero()) {
            throw new IllegalArgumentException("goodFor must be positive, not " + goodFor);
        }
    }

    /**
     * Empty is unknown.
     *
     * @param subscribed to the DECT system
     * @param registered as its source counts it; which evidence that is stands in {@code detail}
     * @param reachable over the air; false when it was paged and did not answer
     * @param inCharger it stands in its charger
     * @param battery 0 (empty) to 7 (full), as the device tells it
     * @param base number (RPN) of the base station it is at
     * @param signal RSSI at that base, in the device's own unit
     * @param firmware of the handset
     * @param lastRegisteredAt as its source knows it
     * @param detail one sentence for a person: what was said, by which field
     */
    public record Facts(
            Optional<Boolean> subscribed,
            Optional<Boolean> registered,
            Optional<Boolean> reachable,
            Optional<Boolean> inCharger,
            OptionalInt battery,
            OptionalInt base,
            OptionalInt signal,
            Optional<String> firmware,
            Optional<java.time.Instant> lastRegisteredAt,
            String detail) {
        public static Facts none(String detail) {
            return new Facts(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    detail);
        }

        public Facts withRegistered(boolean is) {
            return new Facts(
                    subscribed,
                    Optional.of(is),
                    reachable,
                    inCharger,
                    battery,
                    base,
                    signal,
                    firmware,
                    lastRegisteredAt,
                    detail);
        }
    }

    /**
     * A word as the ledger keeps it.
     *
     * @param at when it came, stream time
     * @param since when this interface began to say the same of its registration
     * @param stale older than it is good for
     */
    public record Kept(java.time.Instant at, java.time.Instant since, HandsetWord word, boolean stale) {
        /** One that says this for the first time. */
        public Kept(java.time.Instant at, HandsetWord word, boolean stale) {
            this(at, at, word, stale);
        }
    }
}
