package org.dectwatch.collector.domain;

import java.time.Duration;
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

    /** The call and its media, joined; empty when there is no such call. */
    default Optional<CallMedia> media(String callId) {
        return Optional.empty();
    }

    /** What passes between two ends without an SDP that explains it; empty when nothing does. */
    default Optional<CallMedia> mediaBetween(MediaPair pair) {
        return Optional.empty();
    }

    /** Between whom media passes without an SDP that explains it; one of the two is a configured server. */
    default Collection<MediaPair> unexplainedMedia() {
        return List.of();
    }

    /** The call of this party that was answered last. */
    default Optional<Call> lastAnswered(AddressOfRecord party) {
        return Optional.empty();
    }

    Collection<TlsConnection> tlsConnections();

    /** The same joined to servers, targets and handsets. */
    TlsView tls();

    /** The way to outbound proxies. */
    default OutboundView outbound() {
        return OutboundView.NOTHING;
    }

    Collection<ServerStatus> servers();

    /** That a server's own count of registered handsets and the wire disagree; empty when they agree, or one of them is silent. */
    default Optional<CountGap> countGap(String server) {
        return Optional.empty();
    }

    /** What servers and the cloud said unasked. */
    default ToldView told() {
        return ToldView.NOTHING;
    }

    Collection<SourceState> sources();

    SipCounts sipCounts();

    /** Messages of the last failed attempt to register, oldest first; empty when none failed. */
    List<LadderEntry> lastFailedRegister(AddressOfRecord aor);

    /** Messages of the attempt to register begun last, however it ended. */
    default List<LadderEntry> lastRegister(AddressOfRecord aor) {
        return lastFailedRegister(aor);
    }

    /** Messages of the attempt that {@code registration} tells as its last failure: one that nobody answers is not refused. */
    default List<LadderEntry> failure(Registration registration) {
        return registration.lastOutcome().equals(Optional.of(RegistrationOutcome.UNANSWERED))
                ? lastRegister(registration.aor())
                : lastFailedRegister(registration.aor());
    }

    /** The name of the server an endpoint address belongs to, else the address as text. */
    String serverName(org.dectwatch.collector.net.IpAddress address);

    /**
     * How much later than a foreign clock (HEP) stamped it the last such message came, by source; sources without stamps are
     * absent.
     */
    default Map<String, Duration> clockOffsets() {
        return Map.of();
    }

    /** Rows of each bounded table by name. */
    Map<String, Integer> tableSizes();
}
