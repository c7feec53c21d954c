package org.dectwatch.collector.observe;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
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
    private static final Limits LIMITS = new Limits(20_000, Long.MAX_VALUE, Duration.ofHours(6));

    private final SipReader reader;
    private final ObservationSink out;
    private final Set<Integer> ports;
    private final BoundedTable<Direction, SipFramer> framers =
            new BoundedTable<>(LIMITS, (key, framer, why, at) -> evicted(framer));
    private final BoundedTable<Long, Boolean> midStream = new BoundedTable<>(LIMITS, (key, value, why, at) -> {});

    private long pings;
    private long pongs;
    private long skipped;
    private long evictions;

    /** One direction of one connection; decrypted content of a connection is another direction than its ciphertext. */
    private record Direction(String source, long connection, Flow flow) {}

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
        framers.forEach((direction, framer) -> {
            sum[0] += framer.pings();
            sum[1] += framer.pongs();
            sum[2] += framer.skipped();
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
        Optional<SipFramer> known = framers.get(direction, carriage.timeNanos());
        SipFramer framer = known.orElse(null);
        if (framer == null) {
            if (!looksLikeSip(flow, bytes)) {
                return;
            }
            framer = midStream.peek(connection).isPresent()
                    ? SipFramer.midStream(SipFramer.DEFAULT_LIMIT)
                    : SipFramer.fromStart(SipFramer.DEFAULT_LIMIT);
            framers.put(direction, framer, 1, carriage.timeNanos());
        }
        framer.feed(bytes);
        for (Optional<SipMessage> next = framer.take(); next.isPresent(); next = framer.take()) {
            reader.read(next.get(), flow, carriage, late, Optional.empty());
        }
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
        Optional<SipFramer> framer = framers.get(direction, carriage.timeNanos());
        boolean signalling = framer.isPresent()
                || framers.peek(new Direction(carriage.source(), connection, flow.reversed()))
                        .isPresent();
        framer.ifPresent(f -> {
            f.gap(missing);
            for (Optional<SipMessage> next = f.take(); next.isPresent(); next = f.take()) {
                reader.read(next.get(), flow, carriage, false, Optional.empty());
            }
        });
        if (signalling) {
            unreadable(flow, carriage);
        }
    }

    void unreadable(Flow flow, Carriage carriage) {
        out.observe(new Observation(
                carriage.time(),
                carriage.source(),
                Optional.of(carriage.frame()),
                new Observation.SignallingGap(flow)));
    }

    /** The connection is over: a message that was cut is taken with what came of it. */
    void end(Segment.StreamEnd end) {
        for (Flow flow : new Flow[] {end.flow(), end.flow().reversed()}) {
            framers.remove(new Direction(end.carriage().source(), end.connection(), flow))
                    .ifPresent(framer -> {
                        over(framer);
                        framer.end()
                                .ifPresent(
                                        message -> reader.read(message, flow, end.carriage(), false, Optional.empty()));
                    });
        }
        midStream.remove(end.connection());
    }
}
