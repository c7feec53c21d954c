package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;

/**
 * Which part of the captures is told.
 *
 * @param aor an address of record, with or without its scheme, or its user part; in any case, for a person types it
 */
record Selection(Optional<String> aor, Optional<Instant> since, Optional<Instant> until) {
    boolean everyone() {
        return aor.isEmpty();
    }

    boolean everything() {
        return aor.isEmpty() && since.isEmpty() && until.isEmpty();
    }

    boolean tells(AddressOfRecord who) {
        return tells(who.toString());
    }

    /** @param who an address of record as it is written */
    boolean tells(String who) {
        return aor.map(asked -> asked.equalsIgnoreCase(who)
                        || asked.equalsIgnoreCase(withoutScheme(who))
                        || asked.equalsIgnoreCase(user(who)))
                .orElse(true);
    }

    /** Whether it is this user, of whatever host, that is asked for. */
    boolean tellsUser(String user) {
        return aor.map(asked -> user(asked).equalsIgnoreCase(user)).orElse(true);
    }

    private static String withoutScheme(String aor) {
        return aor.substring(aor.indexOf(':') + 1);
    }

    private static String user(String aor) {
        int at = aor.lastIndexOf('@');
        String whole = at < 0 ? aor : aor.substring(0, at);
        return whole.substring(whole.indexOf(':') + 1);
    }

    /** Whether something that was there from {@code first} to {@code last} falls into the time that is told. */
    boolean covers(Instant first, Instant last) {
        return since.map(t -> !last.isBefore(t)).orElse(true)
                && until.map(t -> !first.isAfter(t)).orElse(true);
    }
}
