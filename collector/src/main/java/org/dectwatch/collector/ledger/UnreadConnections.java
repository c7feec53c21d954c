package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Between whom TLS connections carry what nobody here can read. A handset that was heard before and is not any more may go on
 * there: its silence proves nothing.
 */
final class UnreadConnections {
    private static final Limits LIMITS = new Limits(10_000, Long.MAX_VALUE, Duration.ofDays(1));
    private static final Unread NONE = new Unread(0, Instant.MIN);

    private final BoundedTable<Pair, Unread> unread = new BoundedTable<>(LIMITS, (pair, state, why, at) -> {});

    private record Pair(IpAddress client, IpAddress server) {}

    /** How many are open now, and when the last of those that are not was heard of. */
    private record Unread(int open, Instant ended) {}

    void changed(Instant at, Optional<TlsConnection> before, TlsConnection now) {
        boolean was = before.filter(UnreadConnections::open).isPresent();
        boolean is = open(now);
        boolean ended = unreadable(now) && !now.open();
        if (was || is || ended) {
            Unread known = of(now).orElse(NONE);
            int open = Math.max(0, known.open() + (is ? 1 : 0) - (was ? 1 : 0));
            put(at, now, new Unread(open, ended ? at : known.ended()));
        }
    }

    /** Its end will not be told. */
    void forgotten(Instant at, TlsConnection connection) {
        if (open(connection)) {
            put(
                    at,
                    connection,
                    new Unread(Math.max(0, of(connection).orElse(NONE).open() - 1), at));
        }
    }

    /** Whether one between these two is open, or ended after {@code since}. */
    boolean after(IpAddress client, IpAddress server, Instant since) {
        return unread.peek(new Pair(client, server))
                .filter(state -> state.open() > 0 || state.ended().isAfter(since))
                .isPresent();
    }

    private Optional<Unread> of(TlsConnection connection) {
        return unread.peek(
                new Pair(connection.client().address(), connection.server().address()));
    }

    private void put(Instant at, TlsConnection connection, Unread state) {
        unread.put(new Pair(connection.client().address(), connection.server().address()), state, 1, Times.nanos(at));
    }

    private static boolean open(TlsConnection connection) {
        return connection.open() && unreadable(connection);
    }

    private static boolean unreadable(TlsConnection connection) {
        boolean works = connection
                .outcome()
                .filter(o -> o == Outcome.ESTABLISHED || o == Outcome.UNSEEN)
                .isPresent();
        return works && !connection.decrypted();
    }
}
