package org.dectwatch.collector.decode;

import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.twin.PairCount;
import org.dectwatch.collector.decode.twin.Twins;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Flows by the raw numbers in the headers, so that a packet of a known flow needs no new objects to name it. Direct-mapped: one
 * place per hash, the newcomer takes it. It forgets, it never grows.
 */
final class FlowCache {
    private static final long MIX_A = 0x9E3779B97F4A7C15L;
    private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

    private final @Nullable Entry[] entries;
    private final int shift;
    private final Twins twins;

    FlowCache(int size, Twins twins) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        this.entries = new @Nullable Entry[1 << bits];
        this.shift = Long.SIZE - bits;
        this.twins = twins;
    }

    /** The flow of the packet, which is at a UDP or TCP header of 4 octets at least. */
    Entry at(Packet packet, Transport transport, long nowNanos) {
        int ports = packet.bytes.i32(packet.at);
        long mixed = (packet.sourceLow ^ packet.sourceHigh * MIX_B) * MIX_A
                ^ (packet.destinationLow ^ packet.destinationHigh * MIX_A) * MIX_B
                ^ ports * MIX_A;
        int slot = (int) ((mixed * MIX_B) >>> shift);
        Entry entry = entries[slot];
        if (entry == null || entry.pair.evicted() || !entry.is(packet, ports, transport)) {
            entry = new Entry(packet, ports, transport, twins.pair(packet.source(), packet.destination(), nowNanos));
            entries[slot] = entry;
        }
        return entry;
    }

    /** A flow, with what is kept for its address pair. */
    static final class Entry {
        final Flow flow;
        final PairCount pair;
        private final int version;
        private final long sourceHigh;
        private final long sourceLow;
        private final long destinationHigh;
        private final long destinationLow;
        private final int ports;

        Entry(Packet packet, int ports, Transport transport, PairCount pair) {
            this.flow = new Flow(
                    transport,
                    new Endpoint(packet.source(), ports >>> 16),
                    new Endpoint(packet.destination(), ports & 0xffff));
            this.pair = pair;
            this.version = packet.version;
            this.sourceHigh = packet.sourceHigh;
            this.sourceLow = packet.sourceLow;
            this.destinationHigh = packet.destinationHigh;
            this.destinationLow = packet.destinationLow;
            this.ports = ports;
        }

        private boolean is(Packet packet, int otherPorts, Transport transport) {
            return sourceLow == packet.sourceLow
                    && destinationLow == packet.destinationLow
                    && ports == otherPorts
                    && sourceHigh == packet.sourceHigh
                    && destinationHigh == packet.destinationHigh
                    && version == packet.version
                    && flow.transport() == transport;
        }
    }
}
