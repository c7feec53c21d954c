package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** TLS connections as last told. */
final class TlsTable {
    private final ServerNames servers;
    private final Consumer<DomainEvent> events;
    private final BoundedTable<TlsConnection.Id, TlsConnection> connections;
    private final UnreadConnections unread = new UnreadConnections();

    TlsTable(LedgerOptions options, ServerNames servers, Consumer<DomainEvent> events) {
        this.servers = servers;
        this.events = events;
        this.connections = new BoundedTable<>(
                new Limits(options.tlsConnections(), Long.MAX_VALUE, Limits.FOREVER), (id, connection, reason, at) -> {
                    unread.forgotten(Times.instant(at), connection);
                    events.accept(new DomainEvent.Evicted(Times.instant(at), "tlsConnections", reason.name(), 1));
                });
    }

    /** Returns how it was before. */
    Optional<TlsConnection> connection(Instant at, TlsConnection connection) {
        Optional<TlsConnection> before = connections.get(connection.id(), Times.nanos(at));
        connections.put(connection.id(), connection, 1, Times.nanos(at));
        unread.changed(at, before, connection);
        events.accept(new DomainEvent.TlsChanged(
                at, servers.nameOf(connection.client().address()), before, connection));
        return before;
    }

    /** Whether a connection between these two carried what could not be read, later than that. */
    boolean unreadAfter(IpAddress client, IpAddress server, Instant since) {
        return unread.after(client, server, since);
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
