package org.dectwatch.collector.decode;

import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.twin.PairCount;
import org.dectwatch.collector.decode.twin.Twins;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.KnownFlow;
import org.dectwatch.collector.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Flows by the raw numbers in the headers, so that a packet of a known flow needs no new objects to name it. Each hash has four
 * places; a newcomer takes the last, and whoever is met again moves up. It forgets, it never grows.
 */
final class FlowCache {
    private static final long MIX_A = 0x9E3779B97F4A7C15L;
    private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

    private static final int WAYS = 4;

    private final @Nullable Entry[] entries;
    private final int shift;
    private final Twins twins;

    FlowCache(int size, Twins twins) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        this.entries = new @Nullable Entry[1 << bits];
        this.shift = Long.SIZE - bits + Integer.numberOfTrailingZeros(WAYS);
        this.twins = twins;
    }

    /** The flow of the packet, which is at a UDP or TCP header of 4 octets at least. */
    Entry at(Packet packet, Transport transport, long nowNanos) {
        int ports = packet.bytes.i32(packet.at);
        long mixed = (packet.sourceLow ^ packet.sourceHigh * MIX_B) * MIX_A
                ^ (packet.destinationLow ^ packet.destinationHigh * MIX_A) * MIX_B
                ^ ports * MIX_A;
        int first = (int) ((mixed * MIX_B) >>> shift) * WAYS;
        Entry entry = entries[first];
        if (entry != null && entry.is(packet, ports, transport) && !entry.pair.evicted()) {
            return entry;
        }
        return further(first, packet, ports, transport, nowNanos);
    }

    private Entry further(int first, Packet packet, int ports, Transport transport, long nowNanos) {
        int last = first + WAYS - 1;
        for (int i = first; i <= last; i++) {
            Entry entry = entries[i];
            if (entry == null) {
                return enter(i, packet, ports, transport, nowNanos);
            }
            if (entry.is(packet, ports, transport)) {
                return entry.pair.evicted() ? enter(i, packet, ports, transport, nowNanos) : moveUp(first, i, entry);
            }
        }
        return enter(last, packet, ports, transport, nowNanos);
    }

    private Entry moveUp(int first, int place, Entry entry) {
        if (place > first) {
            entries[place] = entries[place - 1];
            entries[place - 1] = entry;
        }
        return entry;
    }

    private Entry enter(int place, Packet packet, int ports, Transport transport, long nowNanos) {
        PairCount pair = twins.pair(packet.source(), packet.destination(), nowNanos);
        Entry entry = new Entry(packet, ports, transport, pair);
        entries[place] = entry;
        return entry;
    }

    /** A flow, with what is kept for its address pair. */
    static final class Entry extends KnownFlow {
        final PairCount pair;
        private final Transport transport;
        private final int version;
        private final long sourceHigh;
        private final long sourceLow;
        private final long destinationHigh;
        private final long destinationLow;
        private final int ports;

        Entry(Packet packet, int ports, Transport transport, PairCount pair) {
            super(new Flow(
                    transport,
                    new Endpoint(packet.source(), ports >>> 16),
                    new Endpoint(packet.destination(), ports & 0xffff)));
            this.transport = transport;
            this.pair = pair;
            this.version = packet.version;
            this.sourceHigh = packet.sourceHigh;
            this.sourceLow = packet.sourceLow;
            this.destinationHigh = packet.destinationHigh;
            this.destinationLow = packet.destinationLow;
            this.ports = ports;
        }

        private boolean is(Packet packet, int otherPorts, Transport wanted) {
            return sourceLow == packet.sourceLow
                    && destinationLow == packet.destinationLow
                    && ports == otherPorts
                    && sourceHigh == packet.sourceHigh
                    && destinationHigh == packet.destinationHigh
                    && version == packet.version
                    && transport == wanted;
        }
    }
}
