package org.dectwatch.collector.decode.transport;

import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;

/** Both ends of a TCP connection, the lower endpoint first: one key for both directions. */
record ConnectionKey(Endpoint low, Endpoint high) {
    static ConnectionKey of(Flow flow) {
        return flow.source().compareTo(flow.destination()) <= 0
                ? new ConnectionKey(flow.source(), flow.destination())
                : new ConnectionKey(flow.destination(), flow.source());
    }
}
