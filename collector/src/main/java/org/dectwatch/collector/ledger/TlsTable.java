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

    /** @param evicted told of what had to go; it is out already */
    TlsTable(LedgerOptions options, EvictionListener<TlsConnection.Id, TlsConnection> evicted) {
        Consumer<TlsConnection> forget = connection -> newest.remove(Ends.of(connection), connection.id());
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
            newest.put(Ends.of(connection), connection.id());
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

    List<TlsConnection> all() {
        List<TlsConnection> all = new ArrayList<>(connections.size());
        connections.forEach((id, connection) -> all.add(connection));
        return all;
    }

    int size() {
        return connections.size();
    }
}
