package org.dectwatch.collector.observe.tls;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps account of all ciphertext that waits for keys: oldest out, whoever it belongs to. */
final class HeldCiphertext {
    private final long limit;
    private final TlsCounters counters;
    private final Map<Long, ConnectionDecryptor> owners = new LinkedHashMap<>();
    private long next;
    private long weight;

    HeldCiphertext(long limit, TlsCounters counters) {
        this.limit = limit;
        this.counters = counters;
    }

    /** Takes a record on the books. */
    long add(ConnectionDecryptor owner, int octets) {
        owners.put(next, owner);
        change(octets);
        return next++;
    }

    void remove(long ticket, int octets) {
        if (owners.remove(ticket) != null) {
            change(-octets);
        }
    }

    /** Lets the oldest go until the rest fits; each owner drops its own oldest, which is the oldest of all. */
    void shrink() {
        while (weight > limit && !owners.isEmpty()) {
            owners.values().iterator().next().dropOldest();
        }
    }

    private void change(int octets) {
        weight += octets;
        counters.heldBytes = weight;
    }
}
