package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The TLS connections one IP-DECT server opens, over all its targets.
 *
 * @param open established and open now
 * @param pending begun, and neither established nor failed yet
 * @param mostPending how many were pending at once, at most, in the {@link #PEAK_LASTS} before now
 * @param mostPendingAt when that was; empty when none was
 * @param opened when connections were begun, oldest first; bounded, the oldest go
 * @param known open connections of which it could be read who rides on them
 * @param riders handsets known to ride on those
 * @param mostOnOne of those, how many share the fullest connection
 * @param lastFailure the attempt that failed last
 * @param lastLoss the last connection that died under handsets or other than orderly
 * @param lastSeen last packet on one of the open ones, to a minute
 */
public record TlsOfServer(
        String server,
        int open,
        int pending,
        int mostPending,
        Optional<Instant> mostPendingAt,
        List<Instant> opened,
        int known,
        int riders,
        int mostOnOne,
        Optional<TlsConnection> lastFailure,
        Optional<TlsConnection> lastLoss,
        Optional<Instant> lastSeen) {
    /** For so many seconds a peak is remembered. */
    public static final int PEAK_LASTS = 60;

    public TlsOfServer {
        opened = List.copyOf(opened);
    }

    /** Of a server that never opened one. */
    public static TlsOfServer none(String server) {
        return new TlsOfServer(
                server,
                0,
                0,
                0,
                Optional.empty(),
                List.of(),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether any connection of it was ever seen. */
    public boolean seen() {
        return open > 0 || pending > 0 || !opened.isEmpty() || lastLoss.isPresent() || lastFailure.isPresent();
    }
}
