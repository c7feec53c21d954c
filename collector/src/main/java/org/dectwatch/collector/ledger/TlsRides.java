package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsRide.Kind;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** From a handset to the connection that carries it: read, or inferred from what its server has open. */
final class TlsRides {
    private static final int MOST_SHOWN = 8;

    private final TlsTable table;
    private final TlsUsers users;
    private final BoundedTable<TlsConnection.Id, TlsTargetEntry> targets;
    private final Function<String, Optional<TlsServerEntry>> servers;
    private final Function<String, OptionalInt> handsets;
    private final BoundedTable<AddressOfRecord, List<TlsConnection.Id>> ridden =
            new BoundedTable<>(new Limits(200_000, Long.MAX_VALUE, Limits.FOREVER), (aor, ids, why, at) -> {});

    /**
     * @param targets of the connections
     * @param handsets how many a server has; empty when nobody knows
     */
    TlsRides(
            TlsTable table,
            TlsUsers users,
            BoundedTable<TlsConnection.Id, TlsTargetEntry> targets,
            Function<String, Optional<TlsServerEntry>> servers,
            Function<String, OptionalInt> handsets) {
        this.table = table;
        this.users = users;
        this.targets = targets;
        this.servers = servers;
        this.handsets = handsets;
    }

    /** A REGISTER of this user was read on this connection. */
    void read(Instant at, AddressOfRecord aor, TlsConnection.Id on) {
        List<TlsConnection.Id> before = ridden.get(aor, Times.nanos(at)).orElseGet(List::of);
        if (!before.contains(on)) {
            List<TlsConnection.Id> ids = new ArrayList<>(before);
            ids.add(0, on);
            ridden.put(aor, List.copyOf(ids.subList(0, Math.min(ids.size(), MOST_SHOWN))), 1, Times.nanos(at));
        }
    }

    Optional<TlsRide> of(Handset handset) {
        Optional<Registration> seen = handset.registration().filter(r -> !r.remembered());
        boolean tls = seen.map(r -> r.transport() == Transport.TLS).orElse(false);
        if (seen.isPresent() && !tls) {
            return Optional.empty();
        }
        Optional<Ends> ends = handset.aor().flatMap(users::ridesOn);
        if (ends.isPresent()) {
            return Optional.of(known(handset.server(), ends.get()));
        }
        Optional<TlsServerEntry> server = servers.apply(handset.server());
        return server.map(this::inferred)
                .or(() -> tls ? Optional.of(nowhere(Kind.UNSEEN, handset.server(), 0)) : Optional.empty());
    }

    private TlsRide known(String server, Ends ends) {
        int open = servers.apply(server).map(TlsServerEntry::open).orElse(0);
        Optional<TlsConnection> connection = table.between(ends);
        if (connection.isEmpty()) {
            return nowhere(Kind.UNSEEN, server, open);
        }
        return ride(
                connection.get().open() ? Kind.KNOWN : Kind.ENDED,
                server,
                connection.get(),
                OptionalInt.of(users.ridersOn(ends).size()),
                open);
    }

    private TlsRide inferred(TlsServerEntry server) {
        List<TlsConnection> open = server.openIds().stream()
                .limit(2)
                .flatMap(id -> table.find(id).stream())
                .toList();
        OptionalInt all = handsets.apply(server.name());
        if (open.size() == 1) {
            return ride(Kind.ONLY, server.name(), open.get(0), all, 1);
        }
        if (open.size() > 1) {
            TlsRide one = ride(Kind.ONE_OF, server.name(), open.get(0), all, server.open());
            return new TlsRide(
                    Kind.ONE_OF, one.server(), one.target(), Optional.empty(), one.certificate(), all, one.open());
        }
        return server.recent().stream()
                .flatMap(id -> table.find(id).stream())
                .findFirst()
                .map(last -> ride(Kind.NONE, server.name(), last, all, 0))
                .orElseGet(() -> nowhere(Kind.NONE, server.name(), 0));
    }

    private TlsRide ride(Kind kind, String server, TlsConnection connection, OptionalInt sharing, int open) {
        Optional<TlsTargetEntry> target = targets.peek(connection.id());
        Optional<Certificate> own = connection.certificates().stream().findFirst();
        return new TlsRide(
                kind,
                server,
                target.map(TlsTargetEntry::name),
                Optional.of(connection),
                own.or(() -> target.flatMap(TlsTargetEntry::leaf)),
                sharing,
                open);
    }

    private static TlsRide nowhere(Kind kind, String server, int open) {
        return new TlsRide(
                kind, server, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), open);
    }

    /** Those it rode on, and those its server has begun last; newest first. */
    List<TlsConnection> last(Handset handset) {
        if (of(handset).isEmpty()) {
            return List.of();
        }
        Stream<TlsConnection.Id> own = handset.aor().flatMap(ridden::peek).orElseGet(List::of).stream();
        Stream<TlsConnection.Id> servers =
                this.servers.apply(handset.server()).map(TlsServerEntry::recent).orElseGet(List::of).stream();
        return Stream.concat(own, servers)
                .distinct()
                .flatMap(id -> table.find(id).stream())
                .sorted(Comparator.comparing(TlsConnection::firstTime).reversed())
                .limit(MOST_SHOWN)
                .toList();
    }
}
