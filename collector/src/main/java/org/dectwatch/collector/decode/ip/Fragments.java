package org.dectwatch.collector.decode.ip;

import org.dectwatch.collector.decode.packet.Layer;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/** Fragments that wait for the rest of their datagram. */
public final class Fragments {
    private final BoundedTable<FragmentKey, Assembly> waiting;
    private long seen;
    private long joined;

    public Fragments(Limits limits) {
        waiting = new BoundedTable<>(limits, (key, assembly, reason, at) -> {
            // The table counts by reason; a datagram that never became whole has nothing more to say.
        });
    }

    /** Takes a fragment; when it was the missing one, the packet continues in the joined datagram. */
    public void join(Packet packet, long nowNanos) {
        seen++;
        FragmentKey key = FragmentKey.of(packet);
        Assembly assembly = waiting.get(key, nowNanos).orElse(null);
        boolean fresh = assembly == null;
        if (assembly == null) {
            assembly = new Assembly();
        }
        assembly.add(packet);
        if (assembly.complete()) {
            waiting.remove(key);
            joined++;
            assembly.continueWith(packet);
            return;
        }
        if (fresh) {
            waiting.put(key, assembly, assembly.weight(), nowNanos);
        } else {
            waiting.resize(key, assembly.weight());
        }
        packet.layer = Layer.WAITING;
    }

    public void expire(long nowNanos) {
        waiting.expire(nowNanos);
    }

    public FragmentStats stats() {
        return new FragmentStats(
                seen,
                joined,
                waiting.size(),
                waiting.bytes(),
                waiting.evictions(Eviction.AGE),
                waiting.evictions(Eviction.COUNT),
                waiting.evictions(Eviction.BYTES));
    }
}
