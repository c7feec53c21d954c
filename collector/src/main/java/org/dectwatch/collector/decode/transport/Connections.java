package org.dectwatch.collector.decode.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Segment;
import org.dectwatch.collector.net.SegmentSink;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.jspecify.annotations.Nullable;

/** Where connections live: opening, open, or over for so short a time that stragglers may come. Fires their deadlines. */
final class Connections {
    private final TcpOptions options;
    private final SegmentSink sink;
    private final BoundedTable<ConnectionKey, Connection> open;
    private final BoundedTable<ConnectionKey, Connection> opening;
    private final BoundedTable<ConnectionKey, Boolean> ended;
    /** Those that wait for missing bytes. */
    private final Set<Connection> waiting = new LinkedHashSet<>();
    /** No gap of a waiting connection is due before this; it may be due later. */
    private long gapDeadline = Long.MAX_VALUE;

    private long serials;

    Connections(TcpOptions options, SegmentSink sink) {
        this.options = options;
        this.sink = sink;
        this.open = new BoundedTable<>(options.open(), (key, connection, reason, at) -> giveUp(connection, reason, at));
        this.opening = new BoundedTable<>(options.opening(), (key, connection, reason, at) -> {
            if (reason == Eviction.AGE) {
                giveUp(connection, reason, at);
            }
        });
        this.ended = new BoundedTable<>(options.ended(), (key, over, reason, at) -> {
            // Nothing to tell: its end was told long ago.
        });
    }

    @Nullable Connection find(ConnectionKey key, long nowNanos) {
        Connection known = open.get(key, nowNanos).orElse(null);
        return known != null ? known : opening.get(key, nowNanos).orElse(null);
    }

    boolean hasEnded(ConnectionKey key) {
        return ended.peek(key).isPresent();
    }

    /** A new connection with the next serial number; {@code flow} is client to server. {@link #keep} it when it has its state. */
    Connection add(ConnectionKey key, Flow flow, Carriage carriage) {
        ended.remove(key);
        return new Connection(key, ++serials, flow, carriage, options, sink);
    }

    /** Puts a connection where its state belongs. */
    void keep(Connection connection, long nowNanos) {
        ConnectionKey key = connection.key();
        if (opening.peek(key).filter(now -> now != connection).isPresent()
                || open.peek(key).filter(now -> now != connection).isPresent()) {
            // Replaced meanwhile by a new one of the same key.
            return;
        }
        if (connection.state() == TcpState.OPENING) {
            opening.put(key, connection, 0, nowNanos);
            return;
        }
        opening.remove(key);
        if (connection.state().over()) {
            remove(connection);
            ended.put(key, true, 0, nowNanos);
            return;
        }
        long deadline = connection.gapDeadline();
        if (deadline == Long.MAX_VALUE) {
            waiting.remove(connection);
        } else {
            waiting.add(connection);
            gapDeadline = Math.min(gapDeadline, deadline);
        }
        open.put(key, connection, connection.heldWeight(), nowNanos);
    }

    void remove(Connection connection) {
        opening.remove(connection.key());
        open.remove(connection.key());
        waiting.remove(connection);
    }

    long nextDeadline() {
        return Math.min(gapDeadline, Math.min(open.nextDeadline(), opening.nextDeadline()));
    }

    void expire(long nowNanos) {
        if (nowNanos >= gapDeadline) {
            expireGaps(nowNanos);
        }
        opening.expire(nowNanos);
        open.expire(nowNanos);
        ended.expire(nowNanos);
    }

    private void expireGaps(long nowNanos) {
        List<Connection> due = new ArrayList<>();
        for (Connection connection : waiting) {
            if (connection.gapDeadline() <= nowNanos) {
                due.add(connection);
            }
        }
        due.sort(Comparator.comparingLong(Connection::gapDeadline));
        for (Connection connection : due) {
            for (long at = connection.gapDeadline(); at <= nowNanos; at = connection.gapDeadline()) {
                connection.dueAt(at);
                connection.expireGaps(at);
            }
            settle(connection, nowNanos);
        }
        gapDeadline = Long.MAX_VALUE;
        for (Connection connection : waiting) {
            gapDeadline = Math.min(gapDeadline, connection.gapDeadline());
        }
    }

    /** After a deadline of its own: its place may have changed, its idle age has not. */
    private void settle(Connection connection, long nowNanos) {
        if (connection.state().over()) {
            remove(connection);
            ended.put(connection.key(), true, 0, nowNanos);
            return;
        }
        open.resize(connection.key(), connection.heldWeight());
        if (connection.gapDeadline() == Long.MAX_VALUE) {
            waiting.remove(connection);
        }
    }

    private void giveUp(Connection connection, Eviction reason, long atNanos) {
        waiting.remove(connection);
        connection.dueAt(atNanos);
        connection.giveUp(reason == Eviction.AGE ? Segment.End.TIMEOUT : Segment.End.EVICTED, atNanos);
    }

    void end(long nowNanos) {
        expire(nowNanos);
        List<Connection> rest = opening.drain();
        rest.addAll(open.drain());
        waiting.clear();
        gapDeadline = Long.MAX_VALUE;
        for (Connection connection : rest) {
            connection.dueAt(nowNanos);
            connection.giveUp(Segment.End.SOURCE_ENDED, nowNanos);
        }
    }

    TcpStats stats(long segments, long stragglers, long implausible, GapCounter gaps) {
        return new TcpStats(
                segments,
                serials,
                open.size(),
                opening.size(),
                open.bytes(),
                gaps.gaps(),
                gaps.octets(),
                open.evictions(Eviction.AGE),
                open.evictions(Eviction.COUNT),
                open.evictions(Eviction.BYTES),
                opening.evictions(Eviction.COUNT),
                stragglers,
                implausible);
    }
}
