package org.dectwatch.collector.source.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DomainEvent.TlsConnectionLost;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.junit.jupiter.api.Test;

/** dect-west, whose twelve handsets share one TLS connection that dies once in each cycle. */
class DemoTlsTest {
    private static List<Handset> west(WatchedDemo demo) {
        return demo.ledger.handsets().stream()
                .filter(handset -> handset.server().equals(Roster.WEST))
                .toList();
    }

    private static List<String> fired(WatchedDemo demo) {
        return demo.changes.stream()
                .filter(change -> change.kind() == Change.Kind.FIRED
                        && change.alert().server().equals(Roster.WEST))
                .map(change -> change.alert().rule())
                .sorted()
                .toList();
    }

    private static TlsConnectionLost lost(WatchedDemo demo) {
        return demo.events.stream()
                .filter(TlsConnectionLost.class::isInstance)
                .map(TlsConnectionLost.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withItsKeysEachHandsetIsRegisteredAndKnownToRideOnTheOneConnection() {
        WatchedDemo demo = new WatchedDemo(3, DemoPlan.health(), observation -> {});
        demo.runTo(Duration.ofSeconds(90));
        assertThat(west(demo)).hasSize(12).allSatisfy(handset -> {
            assertThat(handset.registration().orElseThrow().state()).isEqualTo(RegistrationState.REGISTERED);
            assertThat(handset.registration().orElseThrow().transport()).isEqualTo(Transport.TLS);
            TlsRide ride = demo.ledger.tls().ride(handset).orElseThrow();
            assertThat(ride.kind()).isEqualTo(TlsRide.Kind.KNOWN);
            assertThat(ride.handsets()).hasValue(12);
            assertThat(ride.target()).contains("sip.demo.example:5061");
        });
        TlsOfServer tls = demo.ledger.tls().server(Roster.WEST);
        assertThat(tls.open()).isEqualTo(1);
        assertThat(tls.mostOnOne()).isEqualTo(12);

        demo.runTo(Duration.ofSeconds(200));
        assertThat(lost(demo).handsets()).hasValue(12);
        assertThat(lost(demo).inferred()).isFalse();
        assertThat(fired(demo))
                .containsExactly("certificate-expired", "tls-connection-lost-all-handsets", "tls-handshake-failing");
        assertThat(west(demo))
                .allSatisfy(handset -> assertThat(
                                demo.ledger.tls().ride(handset).orElseThrow().kind())
                        .isEqualTo(TlsRide.Kind.KNOWN));
        assertThat(demo.ledger.tls().targets()).singleElement().satisfies(target -> {
            assertThat(target.outage()).isEmpty();
            assertThat(Duration.between(
                                    demo.ledger.now(),
                                    target.leaf().orElseThrow().notAfter())
                            .toDays())
                    .isEqualTo(79);
        });
    }

    @Test
    void withoutKeysTheSameIsToldOfTheServerAndOfNoHandset() {
        WatchedDemo demo = new WatchedDemo(3, DemoPlan.health(), observation -> {}, new KeyRing(), new KeyRing());
        demo.runTo(Duration.ofSeconds(90));
        assertThat(west(demo)).hasSize(12).allSatisfy(handset -> {
            assertThat(handset.registration()).isEqualTo(Optional.empty());
            TlsRide ride = demo.ledger.tls().ride(handset).orElseThrow();
            assertThat(ride.kind()).isEqualTo(TlsRide.Kind.ONLY);
            assertThat(ride.inferred()).isTrue();
        });
        demo.runTo(Duration.ofSeconds(200));
        assertThat(lost(demo).handsets()).hasValue(12);
        assertThat(lost(demo).inferred()).isTrue();
        assertThat(fired(demo))
                .containsExactly("certificate-expired", "tls-connection-lost-all-handsets", "tls-handshake-failing");
    }
}
