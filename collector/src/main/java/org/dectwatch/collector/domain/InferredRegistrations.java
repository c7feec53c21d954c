package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many registrations an IP-DECT server seems to keep up, judged by the exchanges on all its TLS connections that nobody here
 * can read. An estimate for the server as a whole; never about one handset.
 *
 * @param server name of the IP-DECT server, or its address
 * @param exchanges those like a registration that was granted, since the start
 * @param refused those like one that was refused
 * @param period after which the pattern repeats: the interval of the refreshes; empty when none is found
 * @param refreshers exchanges in one period, the median of the last ones: how many registrations are kept up; empty without a
 *     period
 * @param configured handsets that the configuration puts behind the server; 0 when it names none
 * @param confidence 0..1
 */
public record InferredRegistrations(
        String server,
        int exchanges,
        int refused,
        Optional<Duration> period,
        OptionalInt refreshers,
        int configured,
        double confidence) {
    public InferredRegistrations {
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("confidence must be 0..1, not " + confidence);
        }
        if (period.isPresent() != refreshers.isPresent()) {
            throw new IllegalArgumentException("refreshers are counted in a period");
        }
    }
}
