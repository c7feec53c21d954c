package org.dectwatch.collector.source.hep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the listener counted since its start.
 *
 * @param packets packets received, refused ones included
 * @param bytes octets of them
 * @param messages SIP messages delivered
 * @param connections TCP connections open now
 * @param refused by reason; reasons that never came are absent
 * @param nodes those that report, in the order of their first packet
 * @param otherNodes packets of nodes beyond the number that is told apart
 * @param lastNanos when the last packet came; 0 while none has
 */
public record HepStats(
        long packets,
        long bytes,
        long messages,
        int connections,
        Map<HepRefusal, Long> refused,
        List<HepNode> nodes,
        long otherNodes,
        long lastNanos) {
    public HepStats {
        EnumMap<HepRefusal, Long> sorted = new EnumMap<>(HepRefusal.class);
        sorted.putAll(refused);
        refused = Collections.unmodifiableMap(sorted);
        nodes = List.copyOf(nodes);
    }

    /** Of a listener that has received nothing. */
    public static HepStats none() {
        return new HepStats(0, 0, 0, 0, Map.of(), List.of(), 0, 0);
    }
}
