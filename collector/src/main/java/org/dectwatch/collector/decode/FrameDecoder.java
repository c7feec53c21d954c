package org.dectwatch.collector.decode;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.decode.ip.Fragments;
import org.dectwatch.collector.decode.ip.Ip;
import org.dectwatch.collector.decode.link.Ethernet;
import org.dectwatch.collector.decode.link.Links;
import org.dectwatch.collector.decode.link.Mpls;
import org.dectwatch.collector.decode.link.PointToPoint;
import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.decode.transport.IcmpErrors;
import org.dectwatch.collector.decode.transport.TcpReassembler;
import org.dectwatch.collector.decode.transport.Udp;
import org.dectwatch.collector.decode.tunnel.Gre;
import org.dectwatch.collector.decode.twin.Twins;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.PassingDatagram;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.jspecify.annotations.Nullable;

/**
 * Peels one frame after the other, layer by layer, and hands on what is inside. One decoder serves one capture thread; sources
 * that share it share TCP connections and fragments (a tap has a card for each direction) but not twins.
 */
public final class FrameDecoder {
    private final DecodeOptions options;
    private final SegmentSink sink;
    private final Packet packet = new Packet();
    private final PassingDatagram passing = new PassingDatagram();
    private final Fragments fragments;
    private final Twins twins;
    private final FlowCache flows;
    private final TcpReassembler tcp;

    private @Nullable Flow flow;
    private long frames;
    private long notIp;
    private long linkUnknown;
    private long datagrams;
    private long truncatedDatagrams;
    private long icmpErrors;
    private long icmpOther;
    private long otherProtocols;

    public FrameDecoder(DecodeOptions options, SegmentSink sink) {
        this.options = options;
        this.sink = sink;
        this.fragments = new Fragments(options.fragments());
        this.twins = new Twins(options.twins());
        this.flows = new FlowCache(options.flows(), twins);
        this.tcp = new TcpReassembler(options.tcp(), sink);
    }

    /**
     * Decodes a frame; deadlines that lie before its time fire first.
     *
     * @throws Malformed when a header breaks its format or was cut off; the decoder goes on with the next frame
     */
    public void decode(RawFrame frame) {
        frames++;
        flow = null;
        if (frame.timeNanos() >= tcp.nextDeadline()) {
            tcp.expire(frame.timeNanos());
        }
        packet.begin(frame);
        try {
            Links.enter(packet, frame.link());
        } catch (Malformed malformed) {
            linkUnknown += malformed.reason() == Malformed.Reason.LINK_UNKNOWN ? 1 : 0;
            throw malformed;
        }
        int layers = 0;
        while (!packet.layer.last()) {
            if (++layers > options.layers()) {
                throw new Malformed(Malformed.Reason.TUNNEL_DEPTH, packet.at);
            }
            peel(frame);
        }
        handOn(frame);
    }

    private void peel(RawFrame frame) {
        switch (packet.layer) {
            case ETHERNET -> Ethernet.peel(packet);
            case ETHER_TYPE -> Ethernet.peelType(packet);
            case IP -> peelIp(frame);
            case UDP -> Udp.peel(packet);
            case EXTENSION -> Ip.peelExtension(packet);
            case FRAGMENT -> fragments.join(packet, frame.timeNanos());
            case GRE -> Gre.peel(packet);
            case PPPOE -> PointToPoint.peelSession(packet);
            case PPP -> PointToPoint.peel(packet);
            case MPLS -> Mpls.peel(packet);
            default -> throw new IllegalStateException("no header to peel at " + packet.layer);
        }
    }

    /** The outermost IP packet, without padding, is what twins are compared by. */
    private void peelIp(RawFrame frame) {
        int at = packet.at;
        boolean outermost = packet.version == 0;
        Ip.peel(packet);
        if (outermost) {
            packet.copy = twins.copyOf(packet.bytes, at, packet.end, frame.source(), frame.timeNanos());
        }
    }

    private void handOn(RawFrame frame) {
        switch (packet.layer) {
            case DATAGRAM -> datagram(frame);
            case TCP -> stream(frame);
            case ICMP, ICMPV6 -> icmp(frame);
            case WAITING -> judgePair(frame);
            case OTHER_PROTOCOL -> {
                otherProtocols++;
                judgePair(frame);
            }
            default -> notIp++;
        }
    }

    private void datagram(RawFrame frame) {
        FlowCache.Entry entry = flows.at(packet, Transport.UDP, frame.timeNanos());
        flow = entry.flow();
        boolean cut = packet.cut() > 0;
        datagrams++;
        truncatedDatagrams += cut ? 1 : 0;
        passing.came(frame.timeNanos(), frame.source(), frame.ordinal());
        passing.marked(packet.dscp, packet.vlanPriority, cut, twins.judge(packet.copy, entry.pair));
        Udp.payload(packet, entry, passing);
        sink.datagram(passing);
    }

    private void stream(RawFrame frame) {
        packet.need(4);
        FlowCache.Entry entry = flows.at(packet, Transport.TCP, frame.timeNanos());
        flow = entry.flow();
        tcp.accept(packet, entry.flow(), carriage(frame, twins.judge(packet.copy, entry.pair)));
    }

    private void icmp(RawFrame frame) {
        Carriage carriage = carriage(frame, judgePair(frame));
        Optional<Segment.IcmpError> error = IcmpErrors.read(packet, carriage);
        if (error.isPresent()) {
            icmpErrors++;
            sink.segment(error.get());
        } else {
            icmpOther++;
        }
    }

    private Twin judgePair(RawFrame frame) {
        return twins.judge(packet.copy, twins.pair(packet.source(), packet.destination(), frame.timeNanos()));
    }

    private Carriage carriage(RawFrame frame, Twin twin) {
        return new Carriage(
                frame.timeNanos(),
                frame.source(),
                frame.ordinal(),
                packet.dscp,
                packet.vlanPriority,
                packet.cut() > 0,
                twin);
    }

    /** Time passes without frames: what waits for too long is given up, each at its own deadline. */
    public void tick(long nowNanos) {
        tcp.expire(nowNanos);
        fragments.expire(nowNanos);
    }

    /** No more frames will come: open connections end here. */
    public void end(long nowNanos) {
        tick(nowNanos);
        tcp.end(nowNanos);
    }

    /** Flow of the frame decoded last, also when it brought nothing new; empty for what is neither UDP nor TCP. */
    public Optional<Flow> lastFlow() {
        return Optional.ofNullable(flow);
    }

    /** Frames with the other fragments of the datagram that the last frame completed; empty when it was whole. */
    public List<FrameRef> otherFragments() {
        return packet.otherFragments;
    }

    public DecodeStats stats() {
        return new DecodeStats(
                frames,
                notIp,
                linkUnknown,
                datagrams,
                truncatedDatagrams,
                icmpErrors,
                icmpOther,
                otherProtocols,
                fragments.stats(),
                tcp.stats(),
                twins.stats());
    }
}
