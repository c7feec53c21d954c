package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** What is inferred of connections nobody here can read, and of each IP-DECT server from all of its own. */
final class InferenceTable {
    private static final Limits SERVERS = new Limits(256, Long.MAX_VALUE, Limits.FOREVER);
    private static final int MOST_TIMES = 1024;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final BoundedTable<TlsConnection.Id, TlsInference> connections;
    private final BoundedTable<String, Server> servers = new BoundedTable<>(SERVERS, (name, server, why, at) -> {});

    /** One IP-DECT server: the moments of its last exchanges, on whatever connection. */
    private static final class Server {
        private final long[] times = new long[MOST_TIMES];
        private int count;
        private int granted;
        private int refused;
        private double trust;
        private Instant lookedAt = Instant.MIN;
        private boolean news;
        private Optional<RefreshRhythm> rhythm = Optional.empty();

        void add(long time) {
            times[count++ % MOST_TIMES] = time;
            news = true;
        }

        long[] sorted() {
            long[] known = Arrays.copyOf(times, Math.min(count, MOST_TIMES));
            Arrays.sort(known);
            return known;
        }

        /** Looked for anew when there is something new, not too often, and when a period has passed. */
        Optional<RefreshRhythm> rhythm(Instant now) {
            boolean due = news || rhythm.isPresent();
            if (due && !lookedAt.plus(LOOK_EVERY).isAfter(now)) {
                rhythm = RefreshRhythm.of(sorted(), Times.nanos(now));
                lookedAt = now;
                news = false;
            }
            return rhythm;
        }
    }

    InferenceTable(LedgerOptions options) {
        this.connections = new BoundedTable<>(
                new Limits(options.tlsConnections(), Long.MAX_VALUE, Limits.FOREVER), (id, one, why, at) -> {});
    }

    void inferred(Instant at, String server, Observation.Inferred body) {
        Optional<TlsInference> before = connections.get(body.id(), Times.nanos(at));
        TlsInference now = body.inference();
        connections.put(body.id(), now, 1, Times.nanos(at));
        int granted = now.granted() - before.map(TlsInference::granted).orElse(0);
        int refused = now.refused() - before.map(TlsInference::refused).orElse(0);
        if (granted == 0 && refused == 0 && servers.peek(server).isEmpty()) {
            return;
        }
        Server entry = servers.get(server, Times.nanos(at)).orElseGet(Server::new);
        servers.put(server, entry, 1, Times.nanos(at));
        entry.granted = Math.max(0, entry.granted + granted);
        entry.refused = Math.max(0, entry.refused + refused);
        entry.trust = Math.max(0, entry.trust + Math.max(0, granted) * now.confidence());
        body.exchanges().forEach(time -> entry.add(Times.nanos(time)));
    }

    Optional<TlsInference> of(TlsConnection.Id id) {
        return connections.peek(id);
    }

    /** @param configured handsets that the configuration puts behind a server */
    List<InferredRegistrations> all(Instant now, ToIntFunction<String> configured) {
        List<InferredRegistrations> all = new ArrayList<>(servers.size());
        servers.forEach((name, server) -> {
            if (server.granted + server.refused > 0) {
                Optional<RefreshRhythm> rhythm = server.rhythm(now);
                double trust = server.granted == 0 ? 0 : Math.min(1, server.trust / server.granted);
                all.add(new InferredRegistrations(
                        name,
                        server.granted,
                        server.refused,
                        rhythm.map(RefreshRhythm::period),
                        rhythm.map(found -> OptionalInt.of(found.perPeriod())).orElseGet(OptionalInt::empty),
                        configured.applyAsInt(name),
                        Math.round(trust * rhythm.map(RefreshRhythm::lift).orElse(1.0) * 100) / 100.0));
            }
        });
        return all;
    }

    int size() {
        return connections.size();
    }
}
