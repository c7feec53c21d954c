package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsTarget;

/** What is known between one IP-DECT server and one target. */
final class TlsTargetEntry {
    private static final int MOST_FAILING = 5;
    private static final int MOST_LIVES = 2048;
    /** What forgets idle connections of TCP sooner than this would be noticed otherwise. */
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);

    private static final int MOST_LOST = 1024;
    private static final int MOST_SHOWN = 5;
    /** What is not back after this is told as a lost registration; a later loss is another matter. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final String server;
    private String name;
    private Optional<TlsConnection> last = Optional.empty();
    private Optional<TlsConnection> established = Optional.empty();
    private Optional<TlsConnection> served = Optional.empty();
    private final Map<TlsConnection.Id, TlsConnection> failing = new LinkedHashMap<>();
    private int inARow;
    private Optional<Instant> failingSince = Optional.empty();
    private final Set<TlsConnection.Id> open = new HashSet<>();
    private final Map<TlsConnection.Id, TlsTarget.Life> lives = new LinkedHashMap<>();
    private final Map<TlsConnection.Id, Lost> lost = new LinkedHashMap<>();

    /** @param hit handsets that rode on it; empty when nobody knows how many there are */
    private record Lost(TlsConnection connection, Instant at, OptionalInt hit, boolean inferred) {}

    TlsTargetEntry(String server, String name) {
        this.server = server;
        this.name = name;
    }

    String server() {
        return server;
    }

    String name() {
        return name;
    }

    /** What was known by address only turns out to have a name. */
    void rename(String better) {
        name = better;
    }

    void heard(Optional<TlsConnection> before, TlsConnection connection) {
        TlsConnection.Id id = connection.id();
        if (TlsServerEntry.isUp(connection)) {
            open.add(id);
        } else {
            open.remove(id);
        }
        Optional<Outcome> was = before.flatMap(TlsConnection::outcome);
        if (connection.outcome().isPresent()) {
            last = later(last, connection);
        }
        decided(was, connection);
        if (TlsServerEntry.wasUp(connection)) {
            established = later(established, connection);
        }
        if (!connection.certificates().isEmpty()) {
            served = later(served, connection);
        }
        boolean over = !connection.open() && before.map(TlsConnection::open).orElse(true);
        if (over && TlsServerEntry.wasUp(connection)) {
            died(connection);
        }
    }

    /** A failure may be taken back: who owed an answer may speak after all. */
    private void decided(Optional<Outcome> was, TlsConnection connection) {
        boolean failedBefore = was.map(TlsTargetEntry::isFailure).orElse(false);
        boolean fails = connection.outcome().map(TlsTargetEntry::isFailure).orElse(false);
        if (connection.outcome().equals(Optional.of(Outcome.ESTABLISHED)) && !was.equals(connection.outcome())) {
            failing.clear();
            inARow = 0;
        } else if (fails && !failedBefore) {
            inARow++;
            failingSince = inARow == 1 ? Optional.of(connection.firstTime()) : failingSince;
            failing.put(connection.id(), connection);
            trim(failing, MOST_FAILING);
        } else if (fails) {
            failing.replace(connection.id(), connection);
        } else if (failedBefore && inARow > 0) {
            inARow--;
            failing.remove(connection.id());
        }
        failingSince = inARow == 0 ? Optional.empty() : failingSince;
    }

    private static boolean isFailure(Outcome outcome) {
        return outcome == Outcome.FAILED || outcome == Outcome.NOT_TLS;
    }

    private static Optional<TlsConnection> later(Optional<TlsConnection> before, TlsConnection connection) {
        boolean newer = before.isEmpty()
                || before.get().id().equals(connection.id())
                || !connection.firstTime().isBefore(before.get().firstTime());
        return newer ? Optional.of(connection) : before;
    }

    private void died(TlsConnection connection) {
        TlsConnection.Close close = connection.close().orElseThrow();
        if (close.how() != CloseHow.UNSEEN) {
            lives.put(
                    connection.id(),
                    new TlsTarget.Life(connection.firstTime(), close, Optional.empty(), connection.lastFrame()));
            trim(lives, MOST_LIVES);
        }
    }

    /** It was idle for so long before it ended: inferred. Returns whether that is news. */
    boolean idleBeforeEnd(TlsConnection.Id id, Duration idle) {
        TlsTarget.Life life = lives.get(id);
        if (life == null || idle.compareTo(SHORTEST_IDLE) < 0) {
            return false;
        }
        lives.put(id, new TlsTarget.Life(life.from(), life.close(), Optional.of(idle), life.lastFrame()));
        return true;
    }

    /**
     * It died under handsets.
     *
     * @param riders how many ride on a connection still
     */
    void lost(
            TlsConnection connection,
            Instant at,
            OptionalInt hit,
            boolean inferred,
            ToIntFunction<TlsConnection> riders) {
        if (without(riders) == 0) {
            lost.values().removeIf(each -> !each.inferred());
        }
        lost.values().removeIf(each -> each.at().isBefore(at.minus(TOLD_FOR)));
        lost.put(connection.id(), new Lost(connection, at, hit, inferred));
        trim(lost, MOST_LOST);
    }

    /** A connection of the server is up again: what was only inferred from there being none is over. */
    void backAgain() {
        lost.values().removeIf(Lost::inferred);
    }

    /** Shown last. */
    Optional<Certificate> leaf() {
        return served.map(connection -> connection.certificates().get(0));
    }

    void forget(TlsConnection.Id id) {
        open.remove(id);
    }

    /** Octets, roughly: certificates are shared between connections and not counted. */
    long weight() {
        return 2000 + 120L * lives.size() + 500L * (failing.size() + lost.size()) + 100L * open.size();
    }

    private int without(ToIntFunction<TlsConnection> riders) {
        return lost.values().stream()
                .filter(each -> !each.inferred())
                .mapToInt(each -> riders.applyAsInt(each.connection()))
                .sum();
    }

    /** @param riders how many ride on a connection still */
    TlsTarget status(ToIntFunction<TlsConnection> riders, int openOfServer) {
        return new TlsTarget(
                server,
                name,
                last,
                established,
                served,
                inARow == 0
                        ? TlsTarget.Failing.NOTHING
                        : new TlsTarget.Failing(inARow, failingSince, List.copyOf(failing.values())),
                open.size(),
                List.copyOf(lives.values()),
                outage(riders, openOfServer));
    }

    private Optional<TlsTarget.Outage> outage(ToIntFunction<TlsConnection> riders, int openOfServer) {
        boolean inferred = lost.values().stream().anyMatch(Lost::inferred);
        int without = without(riders);
        if (!inferred && without == 0) {
            return Optional.empty();
        }
        List<Lost> those = lost.values().stream()
                .filter(each -> each.inferred() == inferred)
                .toList();
        // Inferred, each loss speaks of all handsets of the server; known, each of its own.
        int hit = inferred
                ? those.get(those.size() - 1).hit().orElse(0)
                : those.stream().mapToInt(each -> each.hit().orElse(0)).sum();
        return Optional.of(new TlsTarget.Outage(
                those.get(0).at(),
                those.stream()
                        .skip(Math.max(0, those.size() - MOST_SHOWN))
                        .map(Lost::connection)
                        .toList(),
                those.size(),
                count(hit),
                count(inferred ? hit : without),
                inferred,
                openOfServer == 0));
    }

    private static OptionalInt count(int handsets) {
        return handsets == 0 ? OptionalInt.empty() : OptionalInt.of(handsets);
    }

    private static void trim(Map<TlsConnection.Id, ?> map, int most) {
        Iterator<TlsConnection.Id> oldest = map.keySet().iterator();
        while (map.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }
}
