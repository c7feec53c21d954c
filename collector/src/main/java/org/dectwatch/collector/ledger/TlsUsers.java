package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Which addresses of record register over which TLS connection: one, or hundreds. Known only where their REGISTERs could be read,
 * decrypted or reported. A rider is one whose last REGISTER went that way.
 */
final class TlsUsers {
    private static final int MOST_ON_ONE = 10_000;
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int MOST_RIDERS = 200_000;

    private final BoundedTable<Ends, Set<AddressOfRecord>> seen = new BoundedTable<>(
            new Limits(MOST_CONNECTIONS, Long.MAX_VALUE, Limits.FOREVER), (ends, aors, why, at) -> dismount(ends));
    private final BoundedTable<AddressOfRecord, Ends> current = new BoundedTable<>(
            new Limits(MOST_RIDERS, Long.MAX_VALUE, Limits.FOREVER), (aor, ends, why, at) -> leave(ends, aor));
    private final Map<Ends, Set<AddressOfRecord>> riders = new HashMap<>();

    /** @return whose REGISTER it is, or the answer to one; empty for all other messages */
    Optional<AddressOfRecord> add(Instant at, Observation.Sip sip) {
        if (sip.flow().transport() != Transport.TLS || !sip.message().method().equals("REGISTER")) {
            return Optional.empty();
        }
        Optional<AddressOfRecord> user = sip.message().toUri().map(RegistrationTable::aor);
        user.ifPresent(aor -> add(at, Ends.of(sip.flow()), aor, sip.late()));
        return user;
    }

    private void add(Instant at, Ends ends, AddressOfRecord aor, boolean late) {
        Set<AddressOfRecord> on = seen.get(ends, Times.nanos(at)).orElseGet(TreeSet::new);
        if (on.size() >= MOST_ON_ONE && !on.contains(aor)) {
            return;
        }
        on.add(aor);
        seen.put(ends, on, 1, Times.nanos(at));
        Optional<Ends> elsewhere = current.peek(aor).filter(was -> !was.equals(ends));
        // What was decrypted late may be older than where it rides now.
        if (late && elsewhere.isPresent()) {
            return;
        }
        elsewhere.ifPresent(was -> leave(was, aor));
        current.put(aor, ends, 1, Times.nanos(at));
        riders.computeIfAbsent(ends, none -> new TreeSet<>()).add(aor);
    }

    private void leave(Ends ends, AddressOfRecord aor) {
        Set<AddressOfRecord> on = riders.get(ends);
        if (on != null && on.remove(aor) && on.isEmpty()) {
            riders.remove(ends);
        }
    }

    private void dismount(Ends ends) {
        Set<AddressOfRecord> on = riders.remove(ends);
        if (on != null) {
            on.forEach(current::remove);
        }
    }

    /** A connection begins: who was read on an earlier one between the same ends was not read on this. */
    void begin(Ends ends) {
        dismount(ends);
        seen.remove(ends);
    }

    /** It does not ride anywhere any more. */
    void dismount(AddressOfRecord aor) {
        current.remove(aor).ifPresent(ends -> leave(ends, aor));
    }

    /** Everybody who was read on it, in order. */
    List<AddressOfRecord> on(Ends ends) {
        return seen.peek(ends).map(List::copyOf).orElseGet(List::of);
    }

    boolean anybodyOn(Ends ends) {
        return seen.peek(ends).isPresent();
    }

    /** Those whose last REGISTER went this way. */
    Set<AddressOfRecord> ridersOn(Ends ends) {
        return riders.getOrDefault(ends, Set.of());
    }

    Optional<Ends> ridesOn(AddressOfRecord aor) {
        return current.peek(aor);
    }
}
