package org.dectwatch.collector.ledger;

import java.util.Map;
import java.util.TreeMap;

/** How full the tables are, by the names that metrics know them by. */
final class TableSizes {
    private TableSizes() {}

    static Map<String, Integer> of(
            RegistrationTable registrations,
            CallTable calls,
            StreamTable streams,
            TlsState tls,
            ProxySide proxySide,
            ServerTable servers,
            HandsetState handsets) {
        Map<String, Integer> sizes = new TreeMap<>();
        sizes.put("registrations", registrations.size());
        sizes.put("calls", calls.size());
        sizes.put("streams", streams.size());
        sizes.put("tlsConnections", tls.size());
        proxySide.sizes(sizes);
        sizes.put("servers", servers.size());
        sizes.put("handsetWords", handsets.words());
        sizes.put("handsetEvents", handsets.events());
        return sizes;
    }
}
