package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.util.Optional;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Reason;

/** Moves what is counted of TLS. Analysis thread only. */
final class TlsCounts {
    private final Counters counters;
    private final ServerNames servers;

    TlsCounts(Counters counters, ServerNames servers) {
        this.counters = counters;
        this.servers = servers;
    }

    void changed(DomainEvent.TlsChanged event) {
        TlsConnection now = event.now();
        String server = servers.label(event.server());
        if (now.outcome().isPresent()
                && event.before().flatMap(TlsConnection::outcome).isEmpty()) {
            decided(server, now);
        }
        boolean wasOpen = event.before().map(TlsConnection::open).orElse(true);
        if (now.outcome().equals(Optional.of(Outcome.ESTABLISHED)) && wasOpen) {
            now.close()
                    .ifPresent(close -> counters.add(1, TlsCatalog.ENDED, server, word(close.by()), word(close.how())));
        }
    }

    private void decided(String server, TlsConnection now) {
        counters.add(
                1,
                TlsCatalog.HANDSHAKES,
                server,
                word(now.outcome().orElseThrow()),
                TlsCatalog.version(now.version()),
                TlsCatalog.resumed(now.resumed()));
        now.failure().ifPresent(failure -> {
            counters.add(1, TlsCatalog.FAILURES, server, word(failure.by()), word(failure.reason()));
            if (failure.reason() == Reason.ALERT) {
                counters.add(1, TlsCatalog.ALERTS, server, word(failure.by()), TlsCatalog.alert(failure.alert()));
            }
        });
        now.handshakeTime().ifPresent(time -> counters.record(time.toNanos() / 1e9, TlsCatalog.HANDSHAKE, server));
    }

    void lost(DomainEvent.TlsConnectionLost event) {
        String server = servers.label(event.server());
        counters.add(1, TlsCatalog.LOST, server);
        event.handsets()
                .ifPresent(hit -> counters.add(hit, TlsCatalog.HIT, server, event.inferred() ? "inferred" : "read"));
    }
}
