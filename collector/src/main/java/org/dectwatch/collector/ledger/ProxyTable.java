package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.ProxyUse.Failed;
import org.dectwatch.collector.domain.ProxyUse.InUse;
import org.dectwatch.collector.domain.ProxyUse.Move;
import org.dectwatch.collector.domain.ProxyUse.Target;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Where each IP-DECT server sends its signalling, beside where DNS told it to. */
final class ProxyTable {
    private static final Limits LIMITS = new Limits(256, Long.MAX_VALUE, Limits.FOREVER);
    private static final int SERVICE = 33;
    /** A better target that failed so long ago is the reason why another is used. */
    private static final Duration TRIED = Duration.ofMinutes(2);

    private final Consumer<DomainEvent> events;
    private final BoundedTable<String, Entry> entries = new BoundedTable<>(LIMITS, (server, entry, why, at) -> {});

    /** One IP-DECT server. */
    private static final class Entry {
        private final NameBook names = new NameBook();
        private Optional<String> trouble = Optional.empty();
        private Optional<InUse> inUse = Optional.empty();
        private Optional<Failed> lastFailure = Optional.empty();
        private int failovers;
        private int returns;
    }

    ProxyTable(Consumer<DomainEvent> events) {
        this.events = events;
    }

    private Entry entry(Instant at, String server) {
        return entries.get(server, Times.nanos(at)).orElseGet(() -> {
            Entry fresh = new Entry();
            entries.put(server, fresh, 1, Times.nanos(at));
            return fresh;
        });
    }

    /** DNS answered this server. */
    void answer(Instant at, String server, Observation.Dns answer) {
        Entry entry = entry(at, server);
        entry.names.learn(at, answer);
        if (answer.type() == SERVICE && NameBook.isSip(answer.question())) {
            boolean found = answer.records().stream().anyMatch(one -> one.type() == SERVICE);
            entry.trouble =
                    found ? Optional.empty() : Optional.of(answer.rcode().equals("NOERROR") ? "EMPTY" : answer.rcode());
        }
    }

    /** A connection of this server to a port of signalling. */
    void connection(Instant at, String server, Optional<TlsConnection> before, TlsConnection now) {
        boolean decided = before.flatMap(TlsConnection::outcome).isPresent();
        if (decided || now.outcome().isEmpty()) {
            return;
        }
        if (now.outcome().get() == Outcome.ESTABLISHED || now.outcome().get() == Outcome.UNSEEN) {
            used(at, server, now.server());
        } else if (now.failure().isPresent()) {
            Entry entry = entry(at, server);
            Optional<String> name = entry.names.nameOf(now.server().address());
            entry.lastFailure = Optional.of(
                    new Failed(now.server(), name, now.failure().get().reason(), at));
        }
    }

    /** Signalling of this server goes there. */
    void used(Instant at, String server, Endpoint endpoint) {
        Entry entry = entry(at, server);
        if (entry.inUse.filter(use -> use.endpoint().equals(endpoint)).isPresent()) {
            return;
        }
        Optional<InUse> before = current(entry);
        InUse now = explained(entry, endpoint, at);
        Optional<Move> move = move(entry, before, now, at);
        entry.inUse = Optional.of(now);
        entry.failovers += move.filter(Move.FAILOVER::equals).isPresent() ? 1 : 0;
        entry.returns += move.filter(Move.RETURN::equals).isPresent() ? 1 : 0;
        move.ifPresent(how -> events.accept(new DomainEvent.ProxyChanged(at, server, before, now, how)));
    }

    /** What is known now explains better than what was known then: answers may be seen after the connection. */
    private static Optional<InUse> current(Entry entry) {
        return entry.inUse.map(use -> use.priority().isPresent() ? use : explained(entry, use.endpoint(), use.since()));
    }

    private static InUse explained(Entry entry, Endpoint endpoint, Instant since) {
        Optional<Target> target =
                entry.names.leadingTo(endpoint).flatMap(services -> entry.names.target(services, endpoint));
        Optional<String> name = target.map(Target::name).or(() -> entry.names.nameOf(endpoint.address()));
        OptionalInt priority = target.map(one -> OptionalInt.of(one.priority())).orElseGet(OptionalInt::empty);
        return new InUse(endpoint, priority, name, since);
    }

    /** Empty when there is nothing to move from: neither something used before nor something that failed just now. */
    private static Optional<Move> move(Entry entry, Optional<InUse> before, InUse now, Instant at) {
        OptionalInt from = before.isPresent() ? before.get().priority() : triedInVain(entry, at);
        if (before.isEmpty() && from.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty() || now.priority().isEmpty()) {
            return Optional.of(Move.UNRANKED);
        }
        int change = now.priority().getAsInt() - from.getAsInt();
        if (change == 0 && before.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(change > 0 ? Move.FAILOVER : change < 0 ? Move.RETURN : Move.ASIDE);
    }

    private static OptionalInt triedInVain(Entry entry, Instant at) {
        return entry.lastFailure
                .filter(failed -> failed.at().plus(TRIED).isAfter(at))
                .map(failed -> explained(entry, failed.endpoint(), at).priority())
                .orElseGet(OptionalInt::empty);
    }

    List<ProxyUse> all() {
        List<ProxyUse> all = new ArrayList<>(entries.size());
        entries.forEach((server, entry) -> all.add(use(server, entry)));
        return all;
    }

    private static ProxyUse use(String server, Entry entry) {
        Optional<InUse> inUse = current(entry);
        Optional<NameBook.Services> services =
                inUse.flatMap(use -> entry.names.leadingTo(use.endpoint())).or(entry.names::newestService);
        return new ProxyUse(
                server,
                services.map(NameBook.Services::name),
                services.map(NameBook.Services::at),
                services.map(entry.names::targets).orElseGet(List::of),
                entry.trouble,
                inUse,
                entry.failovers,
                entry.returns,
                entry.lastFailure);
    }

    int size() {
        return entries.size();
    }
}
