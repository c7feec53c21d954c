package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.net.Endpoint;

/** The connections one IP-DECT server opens. */
final class TlsServerEntry {
    private static final int MOST_OPENED = 1024;
    private static final int MOST_PEAKS = 1024;
    private static final int MOST_NAMES = 64;
    private static final int MOST_RECENT = 8;

    private final String name;
    private final Set<TlsConnection.Id> open = new LinkedHashSet<>();
    private final Set<TlsConnection.Id> pending = new LinkedHashSet<>();
    private final Deque<Instant> opened = new ArrayDeque<>();
    private final Deque<TlsConnection.Id> recent = new ArrayDeque<>();
    /** Highest first; those that a later one reached are gone. */
    private final Deque<Peak> peaks = new ArrayDeque<>();

    private final Set<TlsTargetEntry> inferredLosses = new LinkedHashSet<>();
    private final Map<Endpoint, String> names = new LinkedHashMap<>();
    private Optional<TlsConnection> lastFailure = Optional.empty();
    private Optional<TlsConnection> lastLoss = Optional.empty();

    private record Peak(Instant at, int count) {}

    TlsServerEntry(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void heard(Optional<TlsConnection> before, TlsConnection connection) {
        if (before.isEmpty()) {
            begun(connection);
        }
        note(open, connection.id(), isUp(connection));
        note(pending, connection.id(), isPending(connection));
        if (!pending.isEmpty()) {
            peak(connection.lastTime(), pending.size());
        }
        boolean failed = connection.outcome().equals(Optional.of(Outcome.FAILED));
        if (failed || connection.outcome().equals(Optional.of(Outcome.NOT_TLS))) {
            lastFailure = Optional.of(connection);
        }
        connection.offer().flatMap(TlsConnection.Offer::serverName).ifPresent(asked -> {
            if (names.size() < MOST_NAMES || names.containsKey(connection.server())) {
                names.put(connection.server(), asked.toLowerCase(Locale.ROOT));
            }
        });
    }

    private void begun(TlsConnection connection) {
        recent.addFirst(connection.id());
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        if (!connection.outcome().equals(Optional.of(Outcome.UNSEEN))) {
            opened.addLast(connection.firstTime());
            if (opened.size() > MOST_OPENED) {
                opened.removeFirst();
            }
        }
    }

    /** Its handshake goes on, for all we know: where octets are missing it may be long over. */
    private static boolean isPending(TlsConnection connection) {
        return connection.open()
                && connection.outcome().isEmpty()
                && connection.fromClient().missing() == 0
                && connection.fromServer().missing() == 0;
    }

    /** Carries data now, whether its beginning was seen or not. */
    static boolean isUp(TlsConnection connection) {
        return connection.open() && wasUp(connection);
    }

    /** Carried data once. */
    static boolean wasUp(TlsConnection connection) {
        Optional<Outcome> outcome = connection.outcome();
        return outcome.equals(Optional.of(Outcome.ESTABLISHED))
                || outcome.equals(Optional.of(Outcome.UNSEEN))
                        && connection.fromClient().records()
                                        + connection.fromServer().records()
                                > 0;
    }

    private static void note(Set<TlsConnection.Id> ids, TlsConnection.Id id, boolean belongs) {
        if (belongs) {
            ids.add(id);
        } else {
            ids.remove(id);
        }
    }

    private void peak(Instant at, int count) {
        while (!peaks.isEmpty() && peaks.getLast().count() <= count) {
            peaks.removeLast();
        }
        peaks.addLast(new Peak(at, count));
        if (peaks.size() > MOST_PEAKS) {
            peaks.removeLast();
        }
    }

    /** It is without any connection because of what happened to this target, as far as can be inferred. */
    void inferredLoss(TlsTargetEntry target) {
        inferredLosses.add(target);
    }

    Set<TlsTargetEntry> takeInferredLosses() {
        Set<TlsTargetEntry> taken = Set.copyOf(inferredLosses);
        inferredLosses.clear();
        return taken;
    }

    void lost(TlsConnection connection) {
        lastLoss = Optional.of(connection);
    }

    /** The table has forgotten it. */
    void forget(TlsConnection.Id id) {
        open.remove(id);
        pending.remove(id);
        recent.remove(id);
    }

    /** What a connection to this address asked for last: a SYN that is refused asks for nothing itself. */
    Optional<String> askedAt(Endpoint address) {
        return Optional.ofNullable(names.get(address));
    }

    /** Octets, roughly. */
    long weight() {
        return 1000 + 32L * (opened.size() + peaks.size()) + 100L * (open.size() + pending.size() + names.size());
    }

    int open() {
        return open.size();
    }

    Set<TlsConnection.Id> openIds() {
        return open;
    }

    List<TlsConnection.Id> recent() {
        return List.copyOf(recent);
    }

    TlsOfServer status(Instant now, TlsTable table, TlsUsers users) {
        Instant from = now.minusSeconds(TlsOfServer.PEAK_LASTS);
        while (!peaks.isEmpty() && peaks.getFirst().at().isBefore(from)) {
            peaks.removeFirst();
        }
        int known = 0;
        int riders = 0;
        int most = 0;
        Optional<Instant> seen = Optional.empty();
        for (TlsConnection.Id id : open) {
            Optional<TlsConnection> connection = table.find(id);
            Ends ends = connection.map(Ends::of).orElseThrow();
            int on = users.ridersOn(ends).size();
            known += users.anybodyOn(ends) ? 1 : 0;
            riders += on;
            most = Math.max(most, on);
            seen = later(seen, connection.map(TlsConnection::lastTime));
        }
        Optional<Peak> peak = Optional.ofNullable(peaks.peekFirst());
        return new TlsOfServer(
                name,
                open.size(),
                pending.size(),
                peak.map(Peak::count).orElse(0),
                peak.map(Peak::at),
                List.copyOf(opened),
                known,
                riders,
                most,
                lastFailure,
                lastLoss,
                seen);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() ? other : other.filter(one.get()::isBefore).or(() -> one);
    }
}
