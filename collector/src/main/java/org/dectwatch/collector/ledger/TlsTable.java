package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.EvictionListener;
import org.dectwatch.collector.table.Limits;

/** TLS connections as last told. */
final class TlsTable {
    private final BoundedTable<TlsConnection.Id, TlsConnection> connections;
    private final Map<Ends, TlsConnection.Id> newest = new HashMap<>();
    /** Which one was the newest between the same ends when this one began. */
    private final Map<TlsConnection.Id, TlsConnection.Id> predecessors = new HashMap<>();

    /** @param evicted told of what had to go; it is out already */
    TlsTable(LedgerOptions options, EvictionListener<TlsConnection.Id, TlsConnection> evicted) {
        Consumer<TlsConnection> forget = connection -> {
            newest.remove(Ends.of(connection), connection.id());
            predecessors.remove(connection.id());
        };
        this.connections = new BoundedTable<>(
                new Limits(options.tlsConnections(), Long.MAX_VALUE, Limits.FOREVER), (id, connection, reason, at) -> {
                    forget.accept(connection);
                    evicted.evicted(id, connection, reason, at);
                });
    }

    /** @return what was known of it before */
    Optional<TlsConnection> put(Instant at, TlsConnection connection) {
        Optional<TlsConnection> before = connections.get(connection.id(), Times.nanos(at));
        if (before.isEmpty()) {
            TlsConnection.Id earlier = newest.put(Ends.of(connection), connection.id());
            if (earlier != null) {
                predecessors.put(connection.id(), earlier);
            }
        }
        connections.put(connection.id(), connection, 1, Times.nanos(at));
        return before;
    }

    Optional<TlsConnection> find(TlsConnection.Id id) {
        return connections.peek(id);
    }

    /** The one begun last between these ends. */
    Optional<TlsConnection> between(Ends ends) {
        return Optional.ofNullable(newest.get(ends)).flatMap(connections::peek);
    }

    boolean isNewest(TlsConnection connection) {
        return connection.id().equals(newest.get(Ends.of(connection)));
    }

    /** The one that had begun last between these ends at this time; the oldest known when none had. */
    Optional<TlsConnection> between(Ends ends, Instant at) {
        Optional<TlsConnection> found = between(ends);
        while (found.filter(one -> one.firstTime().isAfter(at)).isPresent()) {
            Optional<TlsConnection> earlier =
                    found.flatMap(one -> before(one.id())).flatMap(connections::peek);
            if (earlier.isEmpty()) {
                return found;
            }
            found = earlier;
        }
        return found;
    }

    /** The one between the same ends before. */
    Optional<TlsConnection.Id> before(TlsConnection.Id id) {
        return Optional.ofNullable(predecessors.get(id));
    }

    List<TlsConnection> all() {
        List<TlsConnection> all = new ArrayList<>(connections.size());
        connections.forEach((id, connection) -> all.add(connection));
        return all;
    }

    int size() {
        return connections.size();
    }
}
