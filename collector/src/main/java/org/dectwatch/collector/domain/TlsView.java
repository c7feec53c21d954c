package org.dectwatch.collector.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * TLS connections joined to IP-DECT servers, targets and handsets. Judged are the connections that IP-DECT servers open; where no
 * server is configured, everybody's. On the analysis thread only; what it returns are immutable records.
 */
public interface TlsView {
    /** Nothing was seen. */
    TlsView NOTHING = new TlsView() {
        @Override
        public Collection<TlsTarget> targets() {
            return List.of();
        }

        @Override
        public Optional<TlsTarget> target(String server, String name) {
            return Optional.empty();
        }

        @Override
        public TlsOfServer server(String name) {
            return TlsOfServer.none(name);
        }

        @Override
        public Optional<TlsRide> ride(Handset handset) {
            return Optional.empty();
        }

        @Override
        public List<TlsConnection> lastConnections(Handset handset) {
            return List.of();
        }

        @Override
        public List<AddressOfRecord> users(TlsConnection connection) {
            return List.of();
        }
    };

    Collection<TlsTarget> targets();

    /** @param name as in {@link TlsTarget#name()} */
    Optional<TlsTarget> target(String server, String name);

    TlsOfServer server(String name);

    /** Empty for a handset that does not use TLS, or of whose server no TLS was ever seen. */
    Optional<TlsRide> ride(Handset handset);

    /** Connections that carried it, newest first; of its server where nobody could read who rode on them. Bounded. */
    List<TlsConnection> lastConnections(Handset handset);

    /** Addresses of record read on a connection, in order; empty where nobody could read them. */
    List<AddressOfRecord> users(TlsConnection connection);
}
