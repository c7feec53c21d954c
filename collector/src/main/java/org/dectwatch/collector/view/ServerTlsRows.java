package org.dectwatch.collector.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.health.rules.tls.HandshakeCause;
import org.dectwatch.collector.health.rules.tls.TlsSentences;

/** From the TLS connections of a server to the section of its line. */
final class ServerTlsRows {
    private static final int MOST_TARGETS = 8;

    private final LedgerView ledger;
    private final Map<String, List<TlsTarget>> targets;
    private final Map<String, Long> handsets;

    ServerTlsRows(LedgerView ledger) {
        this.ledger = ledger;
        targets = ledger.tls().targets().stream().collect(Collectors.groupingBy(TlsTarget::server));
        handsets = ledger.site().handsets().stream()
                .flatMap(handset -> handset.server().stream())
                .collect(Collectors.groupingBy(server -> server, Collectors.counting()));
    }

    /** Empty for a server of which no TLS was ever seen. */
    Optional<ServerTls> of(String server) {
        TlsOfServer tls = ledger.tls().server(server);
        return tls.seen() ? Optional.of(row(server, tls)) : Optional.empty();
    }

    private ServerTls row(String server, TlsOfServer tls) {
        Long listed = handsets.get(server);
        return new ServerTls(
                tls.open(),
                tls.pending(),
                tls.known(),
                tls.riders(),
                tls.mostOnOne(),
                listed == null ? OptionalInt.empty() : OptionalInt.of(listed.intValue()),
                SnapshotBuilder.millis(tls.lastSeen()),
                SnapshotBuilder.millis(tls.lastFailure().map(TlsConnection::lastTime)),
                tls.lastFailure().map(failed -> HandshakeCause.of(failed).why()),
                SnapshotBuilder.millis(tls.lastLoss().map(TlsConnection::lastTime)),
                tls.lastLoss().flatMap(TlsConnection::close).map(TlsSentences::ended),
                targets.getOrDefault(server, List.of()).stream()
                        .sorted(Comparator.comparing(TlsTarget::name))
                        .limit(MOST_TARGETS)
                        .map(ServerTlsRows::target)
                        .toList());
    }

    private static ServerTls.Target target(TlsTarget target) {
        return new ServerTls.Target(
                target.name(),
                target.open(),
                target.failing().inARow(),
                SnapshotBuilder.millis(target.failing().since()),
                target.established().flatMap(TlsConnection::version),
                target.leaf().map(Certificate::notAfter));
    }
}
