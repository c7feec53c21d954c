package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read-only face of the ledger. On the analysis thread only; what it returns are immutable records. */
public interface LedgerView {
    /** Stream time: that of the last tick or observation. */
    Instant now();

    Site site();

    Collection<Registration> registrations();

    Optional<Registration> registration(AddressOfRecord aor);

    /** Configured handsets and those seen on the wire, one row each. */
    Collection<Handset> handsets();

    Collection<Call> calls();

    Collection<MediaStream> streams();

    Collection<TlsConnection> tlsConnections();

    /** What is inferred of a connection that nobody here can read; empty when nothing is. */
    default Optional<TlsInference> inference(TlsConnection.Id connection) {
        return Optional.empty();
    }

    /** What is inferred of the registrations behind each IP-DECT server whose connections nobody here can read. */
    default Collection<InferredRegistrations> inferredRegistrations() {
        return List.of();
    }

    /** Which outbound proxy each IP-DECT server uses. */
    default Collection<ProxyUse> proxies() {
        return List.of();
    }

    /** What each server identified itself with, those of an earlier run included. */
    default Collection<CertificateHistory> certificates() {
        return List.of();
    }

    Collection<ServerStatus> servers();

    /** What a server said unasked, newest first; bounded. */
    List<DeviceEvent.Kept> deviceEvents(String server);

    Collection<SourceState> sources();

    SipCounts sipCounts();

    /** Messages of the last failed attempt to register, oldest first; empty when none failed. */
    List<LadderEntry> lastFailedRegister(AddressOfRecord aor);

    /** The name of the server an endpoint address belongs to, else the address as text. */
    String serverName(org.dectwatch.collector.net.IpAddress address);

    /** Rows of each bounded table by name. */
    Map<String, Integer> tableSizes();
}
