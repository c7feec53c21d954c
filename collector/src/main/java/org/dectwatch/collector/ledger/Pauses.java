package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.jspecify.annotations.Nullable;

/**
 * How long nothing was said on a connection before it was reset: before the reset itself, or before words that nobody answered.
 * Connections on which data passes are told once a minute, so that pauses of a minute and more are known to the packet.
 */
final class Pauses {
    static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Map<TlsConnection.Id, Heard> open = new HashMap<>();

    /**
     * @param at last packet
     * @param pause before the words that were said last, as long as nobody answered them
     */
    private record Heard(Instant at, long byClient, long byServer, Optional<Pause> pause) {}

    private record Pause(Duration length, boolean endedByClient) {}

    /** To be called for each state of a connection, in order; returns the pause before it was reset, when this state is its end. */
    Optional<Duration> told(TlsConnection connection) {
        Heard before = open.get(connection.id());
        Heard now = heard(before, connection);
        if (connection.open()) {
            open.put(connection.id(), now);
            return Optional.empty();
        }
        open.remove(connection.id());
        boolean reset =
                connection.close().filter(close -> close.how() == CloseHow.RST).isPresent();
        return reset ? now.pause().map(Pause::length) : Optional.empty();
    }

    private static Heard heard(@Nullable Heard before, TlsConnection connection) {
        long client = connection.fromClient().bytes();
        long server = connection.fromServer().bytes();
        if (before == null) {
            return new Heard(connection.lastTime(), client, server, Optional.empty());
        }
        boolean clientSpoke = client > before.byClient();
        boolean serverSpoke = server > before.byServer();
        Duration since = Duration.between(before.at(), connection.lastTime());
        Optional<Pause> pause = before.pause().filter(p -> p.endedByClient() ? !serverSpoke : !clientSpoke);
        if (since.compareTo(SHORTEST) >= 0) {
            pause = clientSpoke && serverSpoke ? Optional.empty() : Optional.of(new Pause(since, !serverSpoke));
        }
        boolean quiet = connection.open() && !clientSpoke && !serverSpoke;
        return new Heard(quiet ? before.at() : connection.lastTime(), client, server, pause);
    }

    void forget(TlsConnection.Id id) {
        open.remove(id);
    }
}
