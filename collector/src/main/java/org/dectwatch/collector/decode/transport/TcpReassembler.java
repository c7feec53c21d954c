package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.decode.packet.Packet;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;

/**
 * TCP segments in, connections out. Which segment means what for a connection is decided here; order of bytes is the matter of
 * {@link HalfStream}, room that of {@link Connections}.
 */
public final class TcpReassembler {
    private final TcpOptions options;
    private final Connections connections;
    private final GapCounter sink;
    private long segments;
    private long stragglers;
    private long implausible;

    public TcpReassembler(TcpOptions options, SegmentSink sink) {
        this.options = options;
        this.sink = new GapCounter(sink);
        this.connections = new Connections(options, this.sink);
    }

    /**
     * Takes the TCP segment at which the packet is.
     *
     * @throws Malformed when its header is none, or was cut off
     */
    public void accept(Packet packet, Flow flow, Carriage carriage) {
        TcpSegment segment = TcpSegment.of(packet, flow, carriage);
        segments++;
        long now = carriage.timeNanos();
        ConnectionKey key = ConnectionKey.of(flow);
        Connection known = connections.find(key, now);
        if (known == null) {
            unknown(key, segment);
            return;
        }
        if (known.state() == TcpState.OPENING) {
            opening(known, segment);
        } else {
            open(known, segment);
        }
        connections.keep(known, now);
    }

    private void unknown(ConnectionKey key, TcpSegment segment) {
        if (connections.hasEnded(key) && (!segment.syn() || segment.twin())) {
            stragglers++;
        } else if (segment.asks()) {
            ask(key, segment);
        } else if (!segment.rst()) {
            begin(key, segment);
        }
    }

    /** A first SYN. */
    private void ask(ConnectionKey key, TcpSegment segment) {
        Connection fresh = connections.add(key, segment.flow(), segment.carriage());
        fresh.attempt(segment);
        connections.keep(fresh, segment.carriage().timeNanos());
    }

    /** A connection whose SYN was not seen, perhaps because it is older than the capture. */
    private void begin(ConnectionKey key, TcpSegment segment) {
        boolean fromServer = segment.syn() || guessServer(segment.flow());
        Connection fresh =
                connections.add(key, fromServer ? segment.flow().reversed() : segment.flow(), segment.carriage());
        if (segment.syn()) {
            answer(fresh, segment);
        }
        fresh.start(false, segment.syn());
        fresh.traffic(segment);
        connections.keep(fresh, segment.carriage().timeNanos());
    }

    /** Whether the sender is the server: the port of a known service decides, otherwise the lower one. */
    private boolean guessServer(Flow flow) {
        boolean source = options.serverPorts().contains(flow.source().port());
        boolean destination = options.serverPorts().contains(flow.destination().port());
        return source != destination
                ? source
                : flow.source().port() < flow.destination().port();
    }

    private void opening(Connection connection, TcpSegment segment) {
        boolean fromClient = connection.fromClient(segment.flow());
        connection.carriedBy(segment.carriage());
        if (segment.rst()) {
            if (!fromClient && answers(connection, segment)) {
                connection.reset(segment.flow(), segment.carriage().timeNanos());
            } else {
                implausible++;
            }
        } else if (segment.asks()) {
            askAgain(connection, segment, fromClient);
        } else if (fromClient || answers(connection, segment)) {
            boolean synAck = segment.syn() && !fromClient;
            if (synAck) {
                answer(connection, segment);
            } else if (fromClient && segment.ack()) {
                connection.otherHalf(segment.flow()).synchronise(segment.acknowledgement());
            }
            connection.start(true, synAck);
            connection.traffic(segment);
        } else {
            implausible++;
        }
    }

    private void askAgain(Connection connection, TcpSegment segment, boolean fromClient) {
        if (!fromClient) {
            return;
        }
        if (connection.half(segment.flow()).beganElsewhere(segment.dataSequence())) {
            replace(connection, segment);
        } else if (!segment.twin()) {
            connection.attempt(segment);
        }
    }

    /** Whether the server's segment acknowledges the SYN: an old connection's does not. A RST may come without ACK. */
    private static boolean answers(Connection connection, TcpSegment segment) {
        return segment.ack()
                ? connection.otherHalf(segment.flow()).beganJustBefore(segment.acknowledgement())
                : segment.rst() && segment.sequence() == 0;
    }

    /** A SYN that answers tells where both directions begin. */
    private static void answer(Connection connection, TcpSegment segment) {
        connection.half(segment.flow()).synchronise(segment.dataSequence());
        connection.otherHalf(segment.flow()).synchronise(segment.acknowledgement());
    }

    private void open(Connection connection, TcpSegment segment) {
        HalfStream half = connection.half(segment.flow());
        if (segment.syn() && half.beganElsewhere(segment.dataSequence())) {
            replace(connection, segment);
            return;
        }
        connection.carriedBy(segment.carriage());
        if (!segment.rst()) {
            connection.traffic(segment);
        } else if (half.plausible(segment.sequence())) {
            connection.acknowledged(segment);
            connection.reset(segment.flow(), segment.carriage().timeNanos());
        } else {
            implausible++;
        }
    }

    /** A new connection between the same ports. */
    private void replace(Connection old, TcpSegment segment) {
        long now = segment.carriage().timeNanos();
        old.dueAt(now);
        connections.remove(old);
        old.giveUp(Segment.End.REPLACED, now);
        if (segment.asks()) {
            ask(old.key(), segment);
        } else {
            begin(old.key(), segment);
        }
    }

    /** When {@link #expire} has something to do, at the earliest. */
    public long nextDeadline() {
        return connections.nextDeadline();
    }

    /** Fires every deadline that has passed, at its own time. */
    public void expire(long nowNanos) {
        connections.expire(nowNanos);
    }

    /** No more segments will come. */
    public void end(long nowNanos) {
        connections.end(nowNanos);
    }

    public TcpStats stats() {
        return connections.stats(segments, stragglers, implausible, sink);
    }
}
