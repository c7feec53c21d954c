package org.dectwatch.collector.ledger;

import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;

/** The two ends of a connection, in order: a request travels one way and its answer the other. */
record Ends(Endpoint low, Endpoint high) {
    static Ends of(Endpoint a, Endpoint b) {
        return a.compareTo(b) <= 0 ? new Ends(a, b) : new Ends(b, a);
    }

    static Ends of(Flow flow) {
        return of(flow.source(), flow.destination());
    }

    static Ends of(TlsConnection connection) {
        return of(connection.client(), connection.server());
    }
}
