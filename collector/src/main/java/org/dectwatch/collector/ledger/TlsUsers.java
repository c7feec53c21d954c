package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Which addresses of record register over which TLS connection: one, or hundreds. */
final class TlsUsers {
    private static final int MOST_ON_ONE = 10_000;

    private final BoundedTable<Ends, Set<AddressOfRecord>> users =
            new BoundedTable<>(new Limits(20_000, Long.MAX_VALUE, Limits.FOREVER), (ends, aors, why, at) -> {});

    /** The two ends, in order: a request travels one way and its answer the other. */
    private record Ends(Endpoint low, Endpoint high) {
        static Ends of(Endpoint a, Endpoint b) {
            return a.compareTo(b) <= 0 ? new Ends(a, b) : new Ends(b, a);
        }
    }

    void add(Instant at, Observation.Sip sip) {
        if (sip.flow().transport() == Transport.TLS && sip.message().method().equals("REGISTER")) {
            sip.message().toUri().map(RegistrationTable::aor).ifPresent(aor -> {
                Ends ends = Ends.of(sip.flow().source(), sip.flow().destination());
                Set<AddressOfRecord> on = users.get(ends, Times.nanos(at)).orElseGet(TreeSet::new);
                if (on.size() < MOST_ON_ONE) {
                    on.add(aor);
                }
                users.put(ends, on, 1, Times.nanos(at));
            });
        }
    }

    List<String> on(Endpoint client, Endpoint server) {
        return users.peek(Ends.of(client, server))
                .map(aors -> aors.stream().map(AddressOfRecord::toString).toList())
                .orElseGet(List::of);
    }
}
