package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The TLS connections an IP-DECT server opens.
 *
 * @param open established and open
 * @param pending under way
 * @param readable open ones of which it can be read who rides on them
 * @param riders handsets on those
 * @param mostOnOne handsets on the fullest of them
 * @param handsets the server has, by the configuration; when nothing can be read they share the open connections
 * @param lastSeenAt last packet on an open one
 * @param lastFailure why the last attempt that failed did, for a person
 * @param lastLoss how the last connection that died did, for a person
 * @param targets what it connects to; bounded
 */
public record ServerTls(
        int open,
        int pending,
        int readable,
        int riders,
        int mostOnOne,
        OptionalInt handsets,
        Optional<Instant> lastSeenAt,
        Optional<Instant> lastFailureAt,
        Optional<String> lastFailure,
        Optional<Instant> lastLossAt,
        Optional<String> lastLoss,
        List<Target> targets) {
    public ServerTls {
        targets = List.copyOf(targets);
    }

    /**
     * @param failingSince the first attempt that failed since the last that was established
     * @param certificateUntil when the certificate shown last ends
     */
    public record Target(
            String name,
            int open,
            int failures,
            Optional<Instant> failingSince,
            Optional<String> version,
            Optional<Instant> certificateUntil) {}
}
