package org.dectwatch.collector.ledger;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.EvictionListener;
import org.dectwatch.collector.table.Limits;

/**
 * Registrations by address of record, the longest unheard first. When they are too many, or weigh too much, those that were
 * never granted give way before any that was: a stranger can invent names without end, but no registrar grants them.
 */
final class RegistrationRows {
    /** Octets that a registration takes, measured, and a little more. */
    private static final long WEIGHT = 1200;

    private static final Limits NONE = new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, Limits.FOREVER);

    private final Limits limits;
    private final BoundedTable<AddressOfRecord, RegistrationEntry> granted;
    private final BoundedTable<AddressOfRecord, RegistrationEntry> strangers;

    RegistrationRows(Limits limits, EvictionListener<AddressOfRecord, RegistrationEntry> listener) {
        this.limits = limits;
        this.granted = new BoundedTable<>(NONE, listener);
        this.strangers = new BoundedTable<>(NONE, listener);
    }

    /** The entry, which counts as heard now. */
    Optional<RegistrationEntry> get(AddressOfRecord aor, long nowNanos) {
        return granted.get(aor, nowNanos).or(() -> strangers.get(aor, nowNanos));
    }

    Optional<RegistrationEntry> peek(AddressOfRecord aor) {
        return granted.peek(aor).or(() -> strangers.peek(aor));
    }

    /** A new one. */
    void put(RegistrationEntry entry, long nowNanos) {
        (entry.everGranted() ? granted : strangers).put(entry.aor(), entry, WEIGHT, nowNanos);
        makeRoom();
    }

    /** To be called after each answer. */
    void answered(RegistrationEntry entry, long nowNanos) {
        if (entry.everGranted()) {
            strangers.remove(entry.aor()).ifPresent(stays -> granted.put(entry.aor(), entry, WEIGHT, nowNanos));
        }
    }

    private void makeRoom() {
        while (size() > limits.count() && evict(Eviction.COUNT)
                || granted.bytes() + strangers.bytes() > limits.bytes() && evict(Eviction.BYTES)) {
            // One at a time, until it fits or the newest is all there is.
        }
    }

    private boolean evict(Eviction reason) {
        return strangers.size() > 1 ? strangers.evictOldest(reason) : size() > 1 && granted.evictOldest(reason);
    }

    void forEach(BiConsumer<AddressOfRecord, RegistrationEntry> visitor) {
        granted.forEach(visitor);
        strangers.forEach(visitor);
    }

    int size() {
        return granted.size() + strangers.size();
    }
}
