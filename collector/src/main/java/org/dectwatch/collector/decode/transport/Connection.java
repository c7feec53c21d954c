package org.dectwatch.collector.decode.transport;

import java.util.Optional;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.net.Twin;

/** One TCP connection: its state, both directions, and what it tells the sink. */
final class Connection {
    private final ConnectionKey key;
    private final long serial;
    private final SegmentSink sink;
    private final Direction client;
    private final Direction server;
    private TcpState state = TcpState.OPENING;
    private int attempts;
    /** Direction of the first FIN; client to server before there is one. */
    private Flow firstToClose;

    private boolean closing;
    /** What the other side said before the first FIN that was seen is not all here: its goodbye may have been among it. */
    private boolean closerHidden;
    /** What carries the segments told now. */
    private Carriage carriage;

    /** A connection in state OPENING that has told nothing; {@code flow} is client to server. */
    Connection(ConnectionKey key, long serial, Flow flow, Carriage carriage, TcpOptions options, SegmentSink sink) {
        this.key = key;
        this.serial = serial;
        this.sink = sink;
        this.client = new Direction(flow, options);
        this.server = new Direction(flow.reversed(), options);
        this.firstToClose = flow;
        this.carriage = carriage;
    }

    /** The segment at hand: what is told from now on came with it. */
    void carriedBy(Carriage now) {
        carriage = now;
    }

    /** What is told from now on is due to a deadline: its own time, the frame seen last. */
    void dueAt(long nanos) {
        carriage = new Carriage(
                nanos,
                carriage.source(),
                carriage.ordinal(),
                carriage.dscp(),
                carriage.vlanPriority(),
                false,
                Twin.NONE);
    }

    /** One more SYN of the client. */
    void attempt(TcpSegment syn) {
        attempts++;
        client.half.synchronise(syn.dataSequence());
    }

    /** The connection stands: tells its beginning. */
    void start(boolean syn, boolean synAck) {
        state = state.after(synAck ? TcpState.Event.ANSWER : TcpState.Event.TRAFFIC);
        sink.segment(new Segment.StreamStart(client.flow, carriage, serial, syn, synAck, !syn && !synAck));
    }

    /** Payload, FIN and acknowledgement of a segment of an open connection. */
    void traffic(TcpSegment segment) {
        long now = segment.carriage().timeNanos();
        Direction from = direction(segment.flow());
        Direction to = from == client ? server : client;
        if (segment.ack()) {
            to.half.acknowledge(segment.acknowledgement(), now);
        }
        if (segment.fin() && !closing) {
            closing = true;
            firstToClose = from.flow;
            closerHidden = !to.half.wholeToItsEnd();
        }
        boolean probe = from.half.isProbe(segment);
        from.half.accept(segment.dataSequence(), segment.payload(), segment.cut(), segment.fin(), now);
        signs(segment, from, to, probe);
    }

    private void signs(TcpSegment segment, Direction from, Direction to, boolean probe) {
        if (state.over()) {
            return;
        }
        if (segment.ack()
                && from.half.wholeUpTo(segment.dataSequence())
                && to.half.takeArrival(segment.acknowledgement())) {
            sign(to, Segment.Sign.ACKNOWLEDGED);
        }
        if (from.half.takeRepetition() && !segment.twin()) {
            sign(from, Segment.Sign.REPEATED);
        } else if (probe && !segment.twin()) {
            sign(from, Segment.Sign.KEEP_ALIVE);
        }
    }

    private void sign(Direction of, Segment.Sign sign) {
        sink.segment(new Segment.StreamSign(of.flow, carriage, serial, sign));
    }

    /** A segment that ends the connection still says how far the other side has come. */
    void acknowledged(TcpSegment segment) {
        if (segment.ack()) {
            (direction(segment.flow()) == client ? server : client)
                    .half.acknowledge(
                            segment.acknowledgement(), segment.carriage().timeNanos());
        }
    }

    void expireGaps(long nowNanos) {
        client.half.expire(nowNanos);
        server.half.expire(nowNanos);
    }

    /** A RST of the direction {@code flow}. */
    void reset(Flow flow, long nowNanos) {
        if (state == TcpState.OPENING) {
            state = state.after(TcpState.Event.RESET);
            sink.segment(new Segment.ConnectFailed(client.flow, carriage, serial, Segment.Failure.REFUSED, attempts));
            return;
        }
        flush(nowNanos);
        if (!state.over()) {
            state = state.after(TcpState.Event.RESET);
            end(direction(flow).flow, Segment.End.RST);
        }
    }

    /** The connection is given up: nothing more is expected of it, or there is no room for it. */
    void giveUp(Segment.End reason, long nowNanos) {
        if (state == TcpState.OPENING) {
            state = state.after(TcpState.Event.SILENCE);
            sink.segment(
                    new Segment.ConnectFailed(client.flow, carriage, serial, Segment.Failure.UNANSWERED, attempts));
            return;
        }
        flush(nowNanos);
        if (!state.over()) {
            state = state.after(TcpState.Event.SILENCE);
            end(firstToClose, reason);
        }
    }

    private void flush(long nowNanos) {
        client.half.flush(nowNanos);
        server.half.flush(nowNanos);
    }

    private void end(Flow by, Segment.End reason) {
        sink.segment(new Segment.StreamEnd(by, carriage, serial, reason));
    }

    HalfStream half(Flow flow) {
        return direction(flow).half;
    }

    HalfStream otherHalf(Flow flow) {
        return (direction(flow) == client ? server : client).half;
    }

    boolean fromClient(Flow flow) {
        return direction(flow) == client;
    }

    private Direction direction(Flow flow) {
        return flow.source().equals(client.flow.source()) ? client : server;
    }

    /** When the next gap is given up; {@link Long#MAX_VALUE} when nothing is waited for. */
    long gapDeadline() {
        return Math.min(client.half.deadline(), server.half.deadline());
    }

    int heldWeight() {
        return client.half.heldWeight() + server.half.heldWeight();
    }

    TcpState state() {
        return state;
    }

    ConnectionKey key() {
        return key;
    }

    /** One direction: where it goes and what it brings forth. */
    private final class Direction implements HalfSink {
        private final Flow flow;
        private final HalfStream half;

        Direction(Flow flow, TcpOptions options) {
            this.flow = flow;
            this.half = new HalfStream(options, this);
        }

        @Override
        public void data(ByteView bytes) {
            sink.segment(new Segment.StreamData(flow, carriage, serial, bytes));
        }

        @Override
        public void gap(long missing) {
            sink.segment(new Segment.StreamGap(flow, carriage, serial, missing));
        }

        @Override
        public void fin() {
            state = state.after(TcpState.Event.FIN);
            Optional<Flow> closer = closerHidden ? Optional.empty() : Optional.of(firstToClose);
            sink.segment(new Segment.StreamHalfClose(flow, carriage, serial, closer));
            if (state == TcpState.CLOSED) {
                end(firstToClose, closerHidden ? Segment.End.FIN_EITHER : Segment.End.FIN);
            }
        }
    }
}
