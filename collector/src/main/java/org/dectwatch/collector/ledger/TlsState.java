package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** TLS connections, by IP-DECT server and target, and the handsets that ride on them. */
final class TlsState implements TlsView {
    private static final Limits SERVERS = new Limits(2_000, 16L << 20, Limits.FOREVER);
    private static final Limits TARGETS = new Limits(5_000, 64L << 20, Limits.FOREVER);

    private final Site site;
    private final ServerNames names;
    private final RegistrationTable registrations;
    private final Function<String, OptionalInt> said;
    private final Supplier<Instant> now;
    private final Consumer<DomainEvent> events;
    private final TlsTable table;
    private final TlsUsers users = new TlsUsers();
    private final UnreadConnections unread = new UnreadConnections();
    private final BoundedTable<String, TlsServerEntry> servers =
            new BoundedTable<>(SERVERS, (name, entry, why, at) -> {});
    private final BoundedTable<Key, TlsTargetEntry> targets = new BoundedTable<>(TARGETS, (key, entry, why, at) -> {});
    private final BoundedTable<TlsConnection.Id, TlsTargetEntry> targetOf;
    private final Map<String, Long> configured;
    private final TlsRides rides;

    private record Key(String server, String target) {}

    /** @param said how many handsets a server says it has */
    TlsState(
            LedgerOptions options,
            Site site,
            ServerNames names,
            RegistrationTable registrations,
            Function<String, OptionalInt> said,
            Supplier<Instant> now,
            Consumer<DomainEvent> events) {
        this.site = site;
        this.names = names;
        this.registrations = registrations;
        this.said = said;
        this.now = now;
        this.events = events;
        this.table = new TlsTable(options, (id, connection, reason, at) -> {
            forget(connection);
            unread.forgotten(Times.instant(at), connection);
            events.accept(new DomainEvent.Evicted(Times.instant(at), "tlsConnections", reason.name(), 1));
        });
        this.targetOf = new BoundedTable<>(
                new Limits(options.tlsConnections(), Long.MAX_VALUE, Limits.FOREVER), (id, entry, why, at) -> {});
        this.configured = site.handsets().stream()
                .flatMap(handset -> handset.server().stream())
                .collect(Collectors.groupingBy(server -> server, Collectors.counting()));
        this.rides = new TlsRides(table, users, targetOf, servers::peek, this::handsetsOf);
    }

    private void forget(TlsConnection connection) {
        servers.peek(owner(connection)).ifPresent(server -> server.forget(connection.id()));
        users.forget(connection.id());
        targetOf.remove(connection.id()).ifPresent(target -> target.forget(connection.id()));
    }

    void sip(Instant at, Observation.Sip sip) {
        TlsUsers.of(sip).ifPresent(aor -> {
            Ends ends = Ends.of(sip.flow());
            Optional<TlsConnection> on = table.between(ends, at);
            Optional<TlsConnection.Id> earlier =
                    on.filter(connection -> !table.isNewest(connection)).map(TlsConnection::id);
            earlier.ifPresentOrElse(id -> users.addEarlier(at, id, aor), () -> users.add(at, ends, aor, sip.late()));
            on.ifPresent(connection -> rides.read(at, aor, connection.id()));
        });
    }

    /** @return how it was before */
    Optional<TlsConnection> connection(Instant at, TlsConnection connection) {
        Optional<TlsConnection> before = table.put(at, connection);
        unread.changed(at, before, connection);
        if (before.isEmpty()) {
            users.begin(at, Ends.of(connection), table.before(connection.id()));
        }
        events.accept(new DomainEvent.TlsChanged(at, owner(connection), before, connection));
        if (judged(connection)) {
            judge(at, before, connection);
        }
        return before;
    }

    /** Whether a connection this way is open that nobody here can read, or ended after the last message that was read. */
    boolean unread(RegistrationRoute route) {
        return unread.after(route.device().address(), route.registrar().address(), route.lastTime());
    }

    private String owner(TlsConnection connection) {
        return names.nameOf(connection.client().address());
    }

    /** What others open is none of ours, as far as the configuration says who we are. */
    private boolean judged(TlsConnection connection) {
        return site.servers().isEmpty() || names.configured(connection.client().address());
    }

    private void judge(Instant at, Optional<TlsConnection> before, TlsConnection connection) {
        String owner = owner(connection);
        TlsServerEntry server = servers.get(owner, Times.nanos(at)).orElseGet(() -> {
            TlsServerEntry fresh = new TlsServerEntry(owner);
            servers.put(owner, fresh, 1, Times.nanos(at));
            return fresh;
        });
        server.heard(before, connection);
        servers.resize(owner, server.weight());
        if (connection.offer().isEmpty() && connection.outcome().isEmpty()) {
            // What it will ask for is not known yet.
            return;
        }
        TlsTargetEntry target = targetOf(at, server, connection);
        target.heard(before, connection);
        targets.resize(new Key(target.server(), target.name()), target.weight());
        boolean over = !connection.open() && before.map(TlsConnection::open).orElse(true);
        if (over && TlsServerEntry.wasUp(connection)) {
            died(at, server, target, connection);
        }
        Optional<Outcome> was = before.flatMap(TlsConnection::outcome);
        if (TlsServerEntry.isUp(connection) && !was.equals(connection.outcome())) {
            backAgain(at, server);
        }
        changed(at, target);
    }

    private TlsTargetEntry targetOf(Instant at, TlsServerEntry server, TlsConnection connection) {
        Optional<TlsTargetEntry> found = targetOf.get(connection.id(), Times.nanos(at));
        if (found.isPresent()) {
            return found.get();
        }
        Endpoint address = connection.server();
        Optional<String> asked = connection
                .serverName()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .or(() -> server.askedAt(address));
        Key byAddress = new Key(server.name(), address.toString());
        Key key = asked.map(host -> new Key(server.name(), host + ":" + address.port()))
                .orElse(byAddress);
        if (asked.isPresent()) {
            nowHasAName(at, byAddress, key);
        }
        TlsTargetEntry target = targets.get(key, Times.nanos(at)).orElseGet(() -> {
            TlsTargetEntry fresh = new TlsTargetEntry(key.server(), key.target());
            targets.put(key, fresh, 1, Times.nanos(at));
            return fresh;
        });
        targetOf.put(connection.id(), target, 1, Times.nanos(at));
        return target;
    }

    /** What was met by address only is the same as what is now called by name. */
    private void nowHasAName(Instant at, Key byAddress, Key named) {
        targets.remove(byAddress).ifPresent(unnamed -> {
            unnamed.rename(named.target());
            if (targets.peek(named).isEmpty()) {
                targets.put(named, unnamed, 1, Times.nanos(at));
            }
            events.accept(new DomainEvent.TlsTargetChanged(at, byAddress.server(), byAddress.target()));
        });
    }

    private void died(Instant at, TlsServerEntry server, TlsTargetEntry target, TlsConnection connection) {
        TlsConnection.Close close = connection.close().orElseThrow();
        // The end of an older one may be noticed after its ends are in use again: nobody rides on it any more.
        boolean newest = table.isNewest(connection);
        Ends ends = Ends.of(connection);
        boolean known = newest
                ? users.anybodyOn(ends)
                : !users.onEarlier(connection.id()).isEmpty();
        boolean orderly =
                close.by() == Side.CLIENT && (close.how() == CloseHow.CLOSE_NOTIFY || close.how() == CloseHow.FIN);
        OptionalInt hit = !known ? handsetsOf(server.name()) : newest ? ridersWithBinding(ends) : OptionalInt.empty();
        boolean none = known && hit.isEmpty();
        if (close.how() == CloseHow.UNSEEN || none || !known && orderly) {
            return;
        }
        boolean all = server.open() == 0;
        if (known || all) {
            target.lost(connection, close.time(), hit, !known, this::ridersOn);
            if (!known) {
                server.inferredLoss(target);
            }
        }
        server.lost(connection);
        events.accept(new DomainEvent.TlsConnectionLost(
                at, server.name(), target.name(), connection, known || all ? hit : OptionalInt.empty(), !known));
    }

    /** Who is not registered does not ride: he lost nothing. */
    private OptionalInt ridersWithBinding(Ends ends) {
        for (AddressOfRecord aor : List.copyOf(users.ridersOn(ends))) {
            if (!registrations.bound(aor, now.get())) {
                users.dismount(aor);
            }
        }
        int hit = users.ridersOn(ends).size();
        return hit == 0 ? OptionalInt.empty() : OptionalInt.of(hit);
    }

    /** How many have not been read on another since. */
    private int ridersOn(TlsConnection connection) {
        return table.isNewest(connection)
                ? users.ridersOn(Ends.of(connection)).size()
                : users.strandedOn(connection.id());
    }

    private OptionalInt handsetsOf(String server) {
        int listed = configured.getOrDefault(server, 0L).intValue();
        return listed > 0 ? OptionalInt.of(listed) : said.apply(server);
    }

    private void backAgain(Instant at, TlsServerEntry server) {
        for (TlsTargetEntry target : server.takeInferredLosses()) {
            target.backAgain();
            changed(at, target);
        }
    }

    private void changed(Instant at, TlsTargetEntry target) {
        events.accept(new DomainEvent.TlsTargetChanged(at, target.server(), target.name()));
    }

    /** What its sizes and times suggest of a connection; how long it was idle before it ended is told once it has. */
    void inferred(Instant at, TlsConnection.Id id, TlsInference inference) {
        targetOf.peek(id)
                .filter(target -> inference
                        .idleBeforeEnd()
                        .filter(idle -> target.idleBeforeEnd(id, idle))
                        .isPresent())
                .ifPresent(target -> changed(at, target));
    }

    /** Somebody else was shown what this target identifies itself with. */
    void probed(Instant at, String name) {
        targets.forEach((key, target) -> {
            if (key.target().equals(name)) {
                changed(at, target);
            }
        });
    }

    int size() {
        return table.size();
    }

    List<TlsConnection> all() {
        return table.all();
    }

    @Override
    public Collection<TlsTarget> targets() {
        List<TlsTarget> all = new ArrayList<>(targets.size());
        targets.forEach((key, target) -> all.add(status(target)));
        return all;
    }

    @Override
    public Optional<TlsTarget> target(String server, String name) {
        return targets.peek(new Key(server, name)).map(this::status);
    }

    private TlsTarget status(TlsTargetEntry target) {
        int open = servers.peek(target.server()).map(TlsServerEntry::open).orElse(0);
        return target.status(this::ridersOn, open);
    }

    @Override
    public TlsOfServer server(String name) {
        return servers.peek(name)
                .map(entry -> entry.status(now.get(), table, users))
                .orElseGet(() -> TlsOfServer.none(name));
    }

    @Override
    public Optional<TlsRide> ride(Handset handset) {
        return rides.of(handset);
    }

    @Override
    public List<TlsConnection> lastConnections(Handset handset) {
        return rides.last(handset);
    }

    @Override
    public List<AddressOfRecord> users(TlsConnection connection) {
        return table.isNewest(connection) ? users.on(Ends.of(connection)) : users.onEarlier(connection.id());
    }
}
