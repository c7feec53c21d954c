package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.TlsScene.PROXY;
import static org.dectwatch.collector.ledger.TlsScene.TARGET;
import static org.dectwatch.collector.ledger.TlsScene.at;
import static org.dectwatch.collector.ledger.TlsScene.syn;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent.TlsConnectionLost;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.DeviceFacts;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;

/** Connections joined to handsets: who rides where, and who is hit when one dies. */
class TlsRidersTest {
    private TlsScene scene = new TlsScene(3);

    @Test
    void knowsWhoRidesOnAConnectionFromTheRegistersReadOnIt() {
        scene.connects(1, 0);
        scene.registers(1, "3001", 1, 1);
        scene.registers(1, "3002", 1, 2);

        TlsRide ride = scene.ride("3001");
        assertThat(ride.kind()).isEqualTo(TlsRide.Kind.KNOWN);
        assertThat(ride.inferred()).isFalse();
        assertThat(ride.target()).contains(TARGET);
        assertThat(ride.handsets()).hasValue(2);
        assertThat(scene.north().riders()).isEqualTo(2);
        assertThat(scene.north().mostOnOne()).isEqualTo(2);
        assertThat(scene.north().known()).isEqualTo(1);
        assertThat(scene.ledger.tls().users(scene.target().established().orElseThrow()))
                .hasSize(2);
    }

    @Test
    void infersNoMoreThanTheServersOneConnectionWhereNobodyCanRead() {
        scene.connects(1, 0);
        TlsRide ride = scene.ride("3003");
        assertThat(ride.kind()).isEqualTo(TlsRide.Kind.ONLY);
        assertThat(ride.inferred()).isTrue();
        assertThat(ride.handsets()).hasValue(3);

        scene.connects(2, 1);
        TlsRide oneOfTwo = scene.ride("3003");
        assertThat(oneOfTwo.kind()).isEqualTo(TlsRide.Kind.ONE_OF);
        assertThat(oneOfTwo.connection()).isEmpty();
        assertThat(oneOfTwo.open()).isEqualTo(2);
    }

    @Test
    void judgesNoHandsetThatDoesNotUseTls() {
        scene.connects(1, 0);
        scene.sip(Transport.UDP, "192.0.2.20:5060", "198.51.100.1:5060", SipText.register("3001", 1), 1);
        assertThat(scene.ledger.tls().ride(scene.handset("3001"))).isEmpty();
        assertThat(scene.ledger.tls().ride(scene.handset("3002"))).isPresent();
    }

    @Test
    void countsThoseHitByWhoHadALiveBindingAndFollowsThemBack() {
        TlsStory first = scene.connects(1, 0);
        scene.registers(1, "3001", 1, 1);
        scene.registers(1, "3002", 1, 1);
        scene.registers(1, "3003", 1, 1);
        scene.tell(first.ends(at(10), Side.SERVER, CloseHow.RST));

        assertThat(scene.lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).hasValue(3);
            assertThat(event.inferred()).isFalse();
            assertThat(event.server() + " " + event.target()).isEqualTo("north " + TARGET);
        });
        assertThat(scene.ride("3001").kind()).isEqualTo(TlsRide.Kind.ENDED);
        assertThat(scene.target().outage().orElseThrow().without()).hasValue(3);

        scene.connects(2, 12);
        scene.registers(2, "3001", 2, 13);
        scene.registers(2, "3002", 2, 13);
        assertThat(scene.target().outage().orElseThrow().hit()).hasValue(3);
        assertThat(scene.target().outage().orElseThrow().without()).hasValue(1);
        assertThat(scene.ride("3001").kind()).isEqualTo(TlsRide.Kind.KNOWN);
        assertThat(scene.ride("3003").kind()).isEqualTo(TlsRide.Kind.ENDED);

        scene.registers(2, "3003", 2, 14);
        assertThat(scene.target().outage()).isEmpty();
        assertThat(scene.ledger.tls().lastConnections(scene.handset("3003")))
                .extracting(connection -> connection.id().connection())
                .containsExactly(2L, 1L);
    }

    @Test
    void hitsNobodyWhoHadSignedOff() {
        TlsStory first = scene.connects(1, 0);
        scene.registers(1, "3001", 1, 1);
        SipText leave = SipText.register("3001", 2).with("Contact: *", "Expires: 0");
        scene.sip("192.0.2.20:40001", PROXY, leave, 5);
        scene.sip(PROXY, "192.0.2.20:40001", leave.answer(200), 5);
        scene.tell(first.ends(at(6), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
        assertThat(scene.lost()).isEmpty();
        assertThat(scene.target().outage()).isEmpty();
    }

    @Test
    void infersThatAllHandsetsAreHitWhenTheLastConnectionDiesAndThatTheyAreBackWithTheNext() {
        TlsStory first = scene.connects(1, 0);
        scene.tell(first.ends(at(10), Side.SERVER, CloseHow.FIN));

        assertThat(scene.lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).hasValue(3);
            assertThat(event.inferred()).isTrue();
        });
        TlsTarget.Outage outage = scene.target().outage().orElseThrow();
        assertThat(outage.inferred()).isTrue();
        assertThat(outage.nothingOpen()).isTrue();
        assertThat(outage.since()).isEqualTo(at(10));
        assertThat(scene.ride("3001").kind()).isEqualTo(TlsRide.Kind.NONE);

        scene.connects(2, 20);
        assertThat(scene.target().outage()).isEmpty();
        assertThat(scene.ride("3001").kind()).isEqualTo(TlsRide.Kind.ONLY);
    }

    @Test
    void claimsNoNumberWhileOtherConnectionsAreOpenAndNobodyCanRead() {
        TlsStory first = scene.connects(1, 0);
        scene.connects(2, 1);
        scene.tell(first.ends(at(10), Side.SERVER, CloseHow.RST));
        assertThat(scene.lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).isEmpty();
            assertThat(event.inferred()).isTrue();
        });
        assertThat(scene.target().outage()).isEmpty();
    }

    @Test
    void takesTheServersOwnGoodbyeForNoLossWhereNobodyCanRead() {
        TlsStory first = scene.connects(1, 0);
        scene.tell(first.ends(at(10), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
        assertThat(scene.lost()).isEmpty();
        assertThat(scene.target().lives()).hasSize(1);
    }

    @Test
    void takesAConnectionThatBeganEarlierForOpenAndItsEndForALoss() {
        TlsStory old = scene.tell(syn(1, 0).unseen());
        assertThat(scene.north().open()).isEqualTo(1);
        assertThat(scene.ride("3001").kind()).isEqualTo(TlsRide.Kind.ONLY);
        scene.tell(old.ends(at(9), Side.NETWORK, CloseHow.TIMEOUT));
        assertThat(scene.lost()).hasSize(1);
    }

    @Test
    void goesByTheServersOwnCountWhereNoHandsetsAreListed() {
        scene = new TlsScene(0);
        DeviceReport.Facts seven =
                new DeviceFacts().subscribed(OptionalInt.of(7)).facts();
        DeviceReport report = new DeviceReport(
                "north",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(3),
                100,
                Optional.empty(),
                seven);
        TlsStory first = scene.connects(1, 0);
        scene.tell(first.ends(at(1), Side.SERVER, CloseHow.RST));
        scene.tell(new Observation.Report(report), at(2));
        TlsStory second = scene.connects(2, 3);
        scene.tell(second.ends(at(4), Side.SERVER, CloseHow.RST));
        assertThat(scene.lost())
                .extracting(TlsConnectionLost::handsets)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(7));
    }
}
