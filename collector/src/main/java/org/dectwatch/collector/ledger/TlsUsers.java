package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.TlsConnection;
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
    /** Who was read on a connection before the same ends were used again. */
    private final BoundedTable<TlsConnection.Id, Set<AddressOfRecord>> earlier =
            new BoundedTable<>(new Limits(MOST_CONNECTIONS, Long.MAX_VALUE, Limits.FOREVER), (id, aors, why, at) -> {});

    /** Who rode there when that happened, and was not read anywhere since. */
    private final BoundedTable<TlsConnection.Id, Set<AddressOfRecord>> stranded =
            new BoundedTable<>(new Limits(MOST_CONNECTIONS, Long.MAX_VALUE, Limits.FOREVER), (id, aors, why, at) -> {});

    private final BoundedTable<AddressOfRecord, TlsConnection.Id> strandedOn =
            new BoundedTable<>(new Limits(MOST_RIDERS, Long.MAX_VALUE, Limits.FOREVER), (aor, id, why, at) -> {});

    /** Whose REGISTER it is, or the answer to one, inside TLS; empty for all other messages. */
    static Optional<AddressOfRecord> of(Observation.Sip sip) {
        boolean registers = sip.flow().transport() == Transport.TLS
                && sip.message().method().equals("REGISTER");
        return registers ? sip.message().toUri().map(RegistrationTable::aor) : Optional.empty();
    }

    /** Was read on a connection that is not the newest between its ends. */
    void addEarlier(Instant at, TlsConnection.Id id, AddressOfRecord aor) {
        Set<AddressOfRecord> on = earlier.get(id, Times.nanos(at)).orElseGet(TreeSet::new);
        if (on.size() < MOST_ON_ONE) {
            on.add(aor);
            earlier.put(id, on, 1, Times.nanos(at));
        }
    }

    void add(Instant at, Ends ends, AddressOfRecord aor, boolean late) {
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
        strandedOn.remove(aor).flatMap(stranded::peek).ifPresent(those -> those.remove(aor));
        current.put(aor, ends, 1, Times.nanos(at));
        riders.computeIfAbsent(ends, none -> new TreeSet<>()).add(aor);
    }

    private void leave(Ends ends, AddressOfRecord aor) {
        Set<AddressOfRecord> on = riders.get(ends);
        if (on != null && on.remove(aor) && on.isEmpty()) {
            riders.remove(ends);
        }
    }

    private Set<AddressOfRecord> dismount(Ends ends) {
        Set<AddressOfRecord> on = riders.remove(ends);
        if (on == null) {
            return Set.of();
        }
        on.forEach(current::remove);
        return on;
    }

    /**
     * A connection begins: who was read between the same ends before was not read on this.
     *
     * @param before the connection they were read on; empty when it is not known
     */
    void begin(Instant at, Ends ends, Optional<TlsConnection.Id> before) {
        Set<AddressOfRecord> left = dismount(ends);
        if (before.isPresent() && !left.isEmpty()) {
            left.forEach(aor -> strandedOn.put(aor, before.get(), 1, Times.nanos(at)));
            stranded.put(before.get(), left, 1, Times.nanos(at));
        }
        seen.remove(ends).ifPresent(aors -> before.ifPresent(id -> earlier.put(id, aors, 1, Times.nanos(at))));
    }

    /** Everybody who was read on this one before its ends were used again, in order. */
    List<AddressOfRecord> onEarlier(TlsConnection.Id id) {
        return earlier.peek(id).map(List::copyOf).orElseGet(List::of);
    }

    /** How many rode on this one when its ends were used again, and have not been read anywhere since. */
    int strandedOn(TlsConnection.Id id) {
        return stranded.peek(id).map(Set::size).orElse(0);
    }

    void forget(TlsConnection.Id id) {
        earlier.remove(id);
        stranded.remove(id);
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
