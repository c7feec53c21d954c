package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;

/**
 * Which part of the captures is told.
 *
 * @param aor an address of record, or its user part
 */
record Selection(Optional<String> aor, Optional<Instant> since, Optional<Instant> until) {
    boolean everyone() {
        return aor.isEmpty();
    }

    boolean tells(AddressOfRecord who) {
        return aor.map(a -> a.equals(who.toString()) || a.equals(who.user())).orElse(true);
    }

    boolean tells(String who) {
        return aor.map(a -> a.equals(who) || who.contains(":" + a + "@")).orElse(true);
    }

    /** Whether something that was there from {@code first} to {@code last} falls into the time that is told. */
    boolean covers(Instant first, Instant last) {
        return since.map(t -> !last.isBefore(t)).orElse(true)
                && until.map(t -> !first.isAfter(t)).orElse(true);
    }
}
