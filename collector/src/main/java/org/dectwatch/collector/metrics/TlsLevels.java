package org.dectwatch.collector.metrics;

import static org.dectwatch.collector.metrics.Label.word;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.ShownChain;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsTarget;

/** Shows how TLS stands, once a second. Analysis thread only. */
final class TlsLevels {
    private final ServerNames servers;
    private final LevelRows open;
    private final LevelRows pending;
    private final LevelRows handsets;
    private final LevelRows most;
    private final LevelRows notAfter;
    private final LevelRows faults;

    private record Row(String server, String certificate) implements Comparable<Row> {
        @Override
        public int compareTo(Row that) {
            int byServer = server.compareTo(that.server);
            return byServer != 0 ? byServer : certificate.compareTo(that.certificate);
        }
    }

    TlsLevels(MetricsRegistry registry, ServerNames servers) {
        this.servers = servers;
        open = registry.rows(TlsCatalog.OPEN);
        pending = registry.rows(TlsCatalog.PENDING);
        handsets = registry.rows(TlsCatalog.HANDSETS);
        most = registry.rows(TlsCatalog.HANDSETS_MOST);
        notAfter = registry.rows(TlsCatalog.NOT_AFTER);
        faults = registry.rows(TlsCatalog.FAULTS);
    }

    void show(LedgerView view) {
        view.servers().stream().filter(ServerStatus::configured).forEach(server -> server(view, server.name()));
        Map<Row, Instant> ends = new TreeMap<>();
        view.tls().targets().forEach(target -> target(view, target, ends));
        ends.forEach((row, end) -> notAfter.set(end.getEpochSecond(), row.server(), row.certificate()));
        for (LevelRows rows : List.of(open, pending, handsets, most, notAfter, faults)) {
            rows.show();
        }
    }

    private void server(LedgerView view, String name) {
        String server = servers.label(name);
        TlsOfServer tls = view.tls().server(name);
        open.set(tls.open(), server);
        pending.set(tls.mostPending(), server);
        if (tls.known() > 0) {
            handsets.set(tls.riders(), server);
            most.set(tls.mostOnOne(), server);
        }
        for (CertificateFault.Kind kind : CertificateFault.Kind.values()) {
            faults.set(0, server, word(kind));
        }
    }

    private void target(LedgerView view, TlsTarget target, Map<Row, Instant> ends) {
        String server = servers.label(target.server());
        Optional<TlsConnection> served = target.served();
        Optional<ShownChain> shown = ShownChain.of(target, view.outbound());
        List<Certificate> chain = shown.map(ShownChain::certificates).orElseGet(List::of);
        for (int i = 0; i < chain.size(); i++) {
            earliest(ends, new Row(server, i == 0 ? "leaf" : "issuer"), chain.get(i));
        }
        served.stream()
                .flatMap(connection -> connection.clientCertificates().stream())
                .limit(1)
                .forEach(own -> earliest(ends, new Row(server, "client"), own));
        shown.stream()
                .flatMap(found -> found.faults().stream())
                .map(CertificateFault::kind)
                .distinct()
                .forEach(kind -> faults.add(1, server, word(kind)));
    }

    private static void earliest(Map<Row, Instant> ends, Row row, Certificate certificate) {
        ends.merge(row, certificate.notAfter(), (one, other) -> one.isBefore(other) ? one : other);
    }
}
