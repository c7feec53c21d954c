package org.dectwatch.collector.observe;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.protocol.sip.SipFramer;
import org.dectwatch.collector.protocol.sip.SipMessage;
import org.dectwatch.collector.protocol.sip.SipStartLine;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * SIP over streams: a framer for each direction of each connection that carries SIP. A connection is taken for SIP when one of
 * its ports is a SIP port and its bytes are no TLS record, or when bytes at the start of a segment look like SIP.
 */
final class SipStreams {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final long WHOLE_EVERY_NANOS = 1_000_000_000L;
    private static final Limits LIMITS = new Limits(20_000, Long.MAX_VALUE, Duration.ofHours(6));

    private final SipReader reader;
    private final ObservationSink out;
    private final Set<Integer> ports;
    private final BoundedTable<Direction, Talk> talks =
            new BoundedTable<>(LIMITS, (key, talk, why, at) -> evicted(talk.framer));
    private final BoundedTable<Long, Boolean> midStream = new BoundedTable<>(LIMITS, (key, value, why, at) -> {});

    private long pings;
    private long pongs;
    private long skipped;
    private long evictions;

    /** One direction of one connection; decrypted content of a connection is another direction than its ciphertext. */
    private record Direction(String source, long connection, Flow flow) {}

    /** One direction's framer, and whether something went this way that asks, of which nobody knows yet if it arrived. */
    private static final class Talk {
        private final SipFramer framer;
        private boolean asked;
        private long wholeToldAt = Long.MIN_VALUE;

        Talk(SipFramer framer) {
            this.framer = framer;
        }
    }

    SipStreams(SipReader reader, ObservationSink out, Set<Integer> ports) {
        this.reader = reader;
        this.out = out;
        this.ports = new HashSet<>(ports);
    }

    private void evicted(SipFramer framer) {
        evictions++;
        over(framer);
    }

    /** What a framer counted outlives it. */
    private void over(SipFramer framer) {
        pings += framer.pings();
        pongs += framer.pongs();
        skipped += framer.skipped();
    }

    IntakeCounts.SignallingStreams counts() {
        long[] sum = {pings, pongs, skipped};
        talks.forEach((direction, talk) -> {
            sum[0] += talk.framer.pings();
            sum[1] += talk.framer.pongs();
            sum[2] += talk.framer.skipped();
        });
        return new IntakeCounts.SignallingStreams(sum[0], sum[1], sum[2], evictions);
    }

    void start(Segment.StreamStart start) {
        if (start.midStream()) {
            midStream.put(start.connection(), Boolean.TRUE, 1, start.carriage().timeNanos());
        }
    }

    void data(Flow flow, Carriage carriage, long connection, ByteView bytes, boolean late) {
        Direction direction = new Direction(carriage.source(), connection, flow);
        Talk talk = talks.get(direction, carriage.timeNanos()).orElse(null);
        if (talk == null) {
            if (!looksLikeSip(flow, bytes)) {
                return;
            }
            talk = new Talk(
                    midStream.peek(connection).isPresent()
                            ? SipFramer.midStream(SipFramer.DEFAULT_LIMIT)
                            : SipFramer.fromStart(SipFramer.DEFAULT_LIMIT));
            talks.put(direction, talk, 1, carriage.timeNanos());
        }
        talk.framer.feed(bytes);
        readAll(talk, flow, carriage, late);
        if (!late) {
            whole(direction, carriage);
        }
    }

    private void readAll(Talk talk, Flow flow, Carriage carriage, boolean late) {
        for (Optional<SipMessage> next = talk.framer.take(); next.isPresent(); next = talk.framer.take()) {
            talk.asked |= asks(next.get());
            reader.read(next.get(), flow, carriage, late);
        }
    }

    /** Whether something is due in return: to a request an answer, to a challenge credentials. */
    private static boolean asks(SipMessage message) {
        return message.start().visit(request -> true, response -> response.status() == 401 || response.status() == 407);
    }

    /** What the transport says of the bytes that went this way, in clear or not. */
    void sign(Segment.StreamSign sign) {
        if (sign.sign() != Segment.Sign.KEEP_ALIVE) {
            delivered(sign.flow(), sign.carriage(), sign.connection());
            delivered(sign.flow().over(Transport.TLS), sign.carriage(), sign.connection());
        }
        if (sign.sign() != Segment.Sign.REPEATED) {
            whole(sign.flow(), sign.carriage(), sign.connection());
        }
        if (sign.sign() == Segment.Sign.ACKNOWLEDGED) {
            whole(sign.flow().reversed(), sign.carriage(), sign.connection());
        }
    }

    private void whole(Flow flow, Carriage carriage, long connection) {
        whole(new Direction(carriage.source(), connection, flow), carriage);
        whole(new Direction(carriage.source(), connection, flow.over(Transport.TLS)), carriage);
    }

    private void whole(Direction direction, Carriage carriage) {
        talks.peek(direction)
                .filter(talk -> talk.wholeToldAt <= carriage.timeNanos() - WHOLE_EVERY_NANOS)
                .ifPresent(talk -> {
                    talk.wholeToldAt = carriage.timeNanos();
                    observe(carriage, new Observation.SignallingWhole(direction.flow(), false));
                });
    }

    private void delivered(Flow flow, Carriage carriage, long connection) {
        talks.peek(new Direction(carriage.source(), connection, flow))
                .filter(talk -> talk.asked)
                .ifPresent(talk -> {
                    talk.asked = false;
                    observe(carriage, new Observation.Delivered(flow));
                });
    }

    private boolean looksLikeSip(Flow flow, ByteView bytes) {
        if (bytes.isEmpty() || bytes.u8(0) == TLS_HANDSHAKE) {
            return false;
        }
        return ports.contains(flow.source().port())
                || ports.contains(flow.destination().port())
                || SipStartLine.looksLikeSip(bytes);
    }

    /** Octets were never captured, or could not be decrypted. */
    void gap(Flow flow, Carriage carriage, long connection, long missing) {
        Direction direction = new Direction(carriage.source(), connection, flow);
        Optional<Talk> talk = talks.get(direction, carriage.timeNanos());
        boolean signalling = talk.isPresent()
                || talks.peek(new Direction(carriage.source(), connection, flow.reversed()))
                        .isPresent();
        talk.ifPresent(found -> {
            found.framer.gap(missing);
            readAll(found, flow, carriage, false);
        });
        if (signalling) {
            observe(carriage, new Observation.SignallingGap(flow, missing));
        }
    }

    /** The connection is over: a message that was cut is taken with what came of it, and no answer will come. */
    void end(Segment.StreamEnd end) {
        Flow forth = end.flow();
        Flow forthInside = forth.over(Transport.TLS);
        boolean closed = end.reason() == Segment.End.FIN
                || end.reason() == Segment.End.FIN_EITHER
                || end.reason() == Segment.End.RST;
        for (Flow flow : new Flow[] {forth, forth.reversed(), forthInside, forthInside.reversed()}) {
            if (closed) {
                delivered(flow, end.carriage(), end.connection());
            }
            talks.remove(new Direction(end.carriage().source(), end.connection(), flow))
                    .ifPresent(talk -> {
                        over(talk.framer);
                        talk.framer.end().ifPresent(message -> reader.read(message, flow, end.carriage(), false));
                        if (closed) {
                            observe(end.carriage(), new Observation.SignallingWhole(flow, true));
                        }
                    });
        }
        midStream.remove(end.connection());
    }

    private void observe(Carriage carriage, Observation.Body body) {
        out.observe(new Observation(carriage.time(), carriage.source(), Optional.of(carriage.frame()), body));
    }
}
