package org.dectwatch.collector.view;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.rules.tls.HandshakeCause;
import org.dectwatch.collector.health.rules.tls.TlsSentences;

/** Who rides on what, frozen by reference; the view of one handset is made by whoever asks, on his own thread. */
final class TlsDetails {
    private static final int MOST_USERS = 50;
    static final TlsDetails NONE = new TlsDetails(Map.of());

    private final Map<String, Frozen> byHandset;

    private record Frozen(TlsRide ride, List<TlsConnection> history, List<AddressOfRecord> users) {}

    private TlsDetails(Map<String, Frozen> byHandset) {
        this.byHandset = byHandset;
    }

    /** Analysis thread. */
    static TlsDetails of(LedgerView ledger) {
        if (ledger.tls().targets().isEmpty()) {
            return NONE;
        }
        Map<String, Frozen> frozen = new HashMap<>();
        Map<TlsConnection.Id, List<AddressOfRecord>> users = new HashMap<>();
        for (Handset handset : ledger.handsets()) {
            ledger.tls().ride(handset).ifPresent(ride -> {
                List<AddressOfRecord> on = ride.connection()
                        .map(connection -> users.computeIfAbsent(
                                connection.id(), id -> ledger.tls().users(connection)))
                        .orElseGet(List::of);
                String key = key(handset.aor().map(AddressOfRecord::toString), handset.id());
                frozen.put(key, new Frozen(ride, ledger.tls().lastConnections(handset), on));
            });
        }
        return new TlsDetails(frozen);
    }

    private static String key(Optional<String> aor, String id) {
        return aor.orElse("id:" + id);
    }

    /** Any thread. */
    Optional<TlsDetail> find(HandsetRow row) {
        return Optional.ofNullable(byHandset.get(key(row.aor(), row.id()))).map(TlsDetails::detail);
    }

    /** The subject of the target that its connection goes to, when that is inferred, or when it is known. Any thread. */
    Optional<String> target(HandsetRow row, boolean inferred) {
        return Optional.ofNullable(byHandset.get(key(row.aor(), row.id())))
                .map(Frozen::ride)
                .filter(ride -> ride.inferred() == inferred)
                .flatMap(ride -> ride.target().map(target -> new Subject.OfTlsTarget(ride.server(), target).text()));
    }

    private static TlsDetail detail(Frozen frozen) {
        TlsRide ride = frozen.ride();
        Optional<TlsConnection> shown =
                ride.connection().filter(c -> !c.certificates().isEmpty());
        List<TlsDetail.Shown> certificates = shown.map(TlsDetails::certificates)
                .orElseGet(() -> ride.certificate()
                        .map(leaf -> List.of(certificate(leaf, List.of())))
                        .orElseGet(List::of));
        return new TlsDetail(
                ride.kind(),
                ride.inferred(),
                ride.target(),
                ride.open(),
                ride.handsets(),
                ride.connection().map(TlsDetails::connection),
                certificates,
                frozen.users().stream()
                        .limit(MOST_USERS)
                        .map(AddressOfRecord::toString)
                        .toList(),
                frozen.history().stream().map(TlsDetails::line).toList());
    }

    private static TlsDetail.Connection connection(TlsConnection seen) {
        return new TlsDetail.Connection(
                seen.client().toString(),
                seen.server().toString(),
                SnapshotBuilder.millis(seen.firstTime()),
                SnapshotBuilder.millis(seen.lastTime()),
                seen.version(),
                seen.cipher(),
                seen.serverName(),
                seen.resumed(),
                seen.handshakeTime()
                        .map(time -> OptionalDouble.of(time.toNanos() / 1e6))
                        .orElseGet(OptionalDouble::empty),
                seen.decrypted(),
                SnapshotBuilder.millis(seen.close().map(TlsConnection.Close::time)),
                seen.close().map(TlsSentences::ended));
    }

    private static List<TlsDetail.Shown> certificates(TlsConnection seen) {
        return IntStream.range(0, seen.certificates().size())
                .mapToObj(i -> certificate(
                        seen.certificates().get(i),
                        seen.certificateFaults().stream()
                                .filter(fault -> fault.certificate() == i)
                                .toList()))
                .toList();
    }

    private static TlsDetail.Shown certificate(Certificate certificate, List<CertificateFault> faults) {
        return new TlsDetail.Shown(
                certificate.subject(),
                certificate.issuer(),
                certificate.dnsNames(),
                certificate.notBefore(),
                certificate.notAfter(),
                certificate.keyAlgorithm() + (certificate.keyBits() > 0 ? " " + certificate.keyBits() : ""),
                certificate.signatureAlgorithm(),
                faults.stream()
                        .map(fault -> words(fault.kind()) + (fault.detail().isEmpty() ? "" : ": " + fault.detail()))
                        .toList());
    }

    private static String words(CertificateFault.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static TlsDetail.Line line(TlsConnection seen) {
        String what = seen.failure().isPresent()
                ? HandshakeCause.of(seen).why()
                : seen.close().map(TlsSentences::ended).orElse("open");
        return new TlsDetail.Line(
                SnapshotBuilder.millis(seen.firstTime()),
                SnapshotBuilder.millis(seen.close().map(TlsConnection.Close::time)),
                seen.serverName()
                        .map(name -> name + ":" + seen.server().port())
                        .orElse(seen.server().toString()),
                seen.outcome().map(Enum::name),
                seen.version(),
                what);
    }
}
