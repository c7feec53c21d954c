package org.dectwatch.collector.source.hep;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.protocol.hep.HepContent;
import org.dectwatch.collector.protocol.hep.HepKey;
import org.dectwatch.collector.protocol.hep.HepPacket;
import org.dectwatch.collector.protocol.hep.HepParser;
import org.dectwatch.collector.protocol.hep.HepType;

/** From packets to segments, with the counting; knows nothing of sockets. On one thread. */
final class HepIntake {
    /** Nodes told apart; a stranger can invent any number of names. */
    static final int MAX_NODES = 256;

    private final String source;
    private final HepParser parser;
    private final boolean keyed;
    private final SegmentSink sink;
    private final Map<NodeKey, HepNode> nodes = new LinkedHashMap<>();
    private final Map<HepRefusal, Long> refused = new EnumMap<>(HepRefusal.class);
    private long packets;
    private long bytes;
    private long messages;
    private long otherNodes;
    private long lastNanos;

    private record NodeKey(IpAddress peer, Optional<String> name, OptionalLong captureId) {}

    HepIntake(String source, Optional<byte[]> key, SegmentSink sink) {
        this.source = source;
        this.parser = new HepParser(key);
        this.keyed = key.isPresent();
        this.sink = sink;
    }

    /** One whole packet, received now. */
    void packet(ByteView octets, IpAddress peer, long nowNanos) {
        packets++;
        bytes += octets.length();
        lastNanos = nowNanos;
        try {
            HepPacket packet = parser.expect(octets);
            boolean delivered = deliver(packet, nowNanos);
            count(packet, peer, delivered, nowNanos);
        } catch (Malformed malformed) {
            refuse(malformed);
        }
    }

    private boolean deliver(HepPacket packet, long nowNanos) {
        if (keyed && packet.key() != HepKey.MATCHES) {
            refuse(HepRefusal.KEY);
            return false;
        }
        Optional<Segment.Reported> reported = HepContent.reported(packet, Carriage.bare(nowNanos, source, packets));
        if (reported.isEmpty()) {
            refuse(packet.type() == HepType.SIP ? HepRefusal.NO_FLOW : HepRefusal.OTHER_CONTENT);
            return false;
        }
        messages++;
        sink.segment(reported.get());
        return true;
    }

    private void count(HepPacket packet, IpAddress peer, boolean delivered, long nowNanos) {
        NodeKey key = new NodeKey(peer, packet.nodeName(), packet.captureId());
        HepNode known = nodes.get(key);
        if (known == null && nodes.size() == MAX_NODES) {
            otherNodes++;
            return;
        }
        OptionalLong before = known == null ? OptionalLong.empty() : known.offsetNanos();
        OptionalLong offset = packet.sentNanos().isPresent()
                ? OptionalLong.of(nowNanos - packet.sentNanos().getAsLong())
                : before;
        long seen = (known == null ? 0 : known.packets()) + 1;
        long used = (known == null ? 0 : known.messages()) + (delivered ? 1 : 0);
        nodes.put(key, new HepNode(peer, key.name(), key.captureId(), seen, used, nowNanos, offset));
    }

    void refuse(Malformed malformed) {
        refuse(malformed.reason() == Malformed.Reason.HEP_CHUNK ? HepRefusal.CHUNK : HepRefusal.NOT_HEP3);
    }

    void refuse(HepRefusal reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    HepStats stats(int connections) {
        return new HepStats(
                packets, bytes, messages, connections, refused, List.copyOf(nodes.values()), otherNodes, lastNanos);
    }
}
