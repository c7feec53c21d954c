package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.ledger.TlsScene.NAME;
import static org.dectwatch.collector.ledger.TlsScene.PROXY;
import static org.dectwatch.collector.ledger.TlsScene.at;
import static org.dectwatch.collector.ledger.TlsScene.syn;

import java.util.Optional;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;

/** Connections joined to servers and targets: what fails, how many there are at once, and what is forgotten. */
class TlsTargetsTest {
    private TlsScene scene = new TlsScene(3);

    @Test
    void takesAFailureByAddressForOneOfTheNameAskedForThere() {
        scene.tell(syn(1, 0).fails(at(0.1), Side.SERVER, Reason.REFUSED));
        assertThat(scene.ledger
                        .tls()
                        .target("north", PROXY)
                        .orElseThrow()
                        .failing()
                        .inARow())
                .isEqualTo(1);

        scene.tell(scene.tell(syn(2, 5)).asks(NAME).fails(at(5.1), Side.SERVER, Reason.RESET));
        assertThat(scene.ledger.tls().target("north", PROXY)).isEmpty();
        assertThat(scene.target().failing().inARow()).isEqualTo(2);
        assertThat(scene.target().failing().since()).contains(at(0));
        assertThat(scene.events).contains(new DomainEvent.TlsTargetChanged(at(5.1), "north", PROXY));

        scene.tell(syn(3, 8).fails(at(8.1), Side.SERVER, Reason.REFUSED));
        assertThat(scene.target().failing().inARow()).isEqualTo(3);
        scene.connects(4, 9);
        assertThat(scene.target().failing()).isEqualTo(TlsTarget.Failing.NOTHING);
    }

    @Test
    void takesOneNameForOneTargetHoweverItIsSpelt() {
        scene.tell(scene.tell(syn(1, 0)).asks("SIP.Example.COM").established());
        scene.tell(scene.tell(syn(2, 1)).asks(NAME).established());
        assertThat(scene.target().open()).isEqualTo(2);
        assertThat(scene.ledger.tls().targets()).hasSize(1);
    }

    @Test
    void takesAFailureBackWhenWhoOwedAnAnswerSpeaksAfterAll() {
        TlsStory hello = scene.tell(scene.tell(syn(1, 0)).asks(NAME));
        scene.tell(hello.fails(at(31), Side.SERVER, Reason.SILENCE));
        assertThat(scene.target().failing().inARow()).isEqualTo(1);
        scene.tell(hello.goesOn(at(32)));
        assertThat(scene.target().failing().inARow()).isZero();
        assertThat(scene.target().failing().since()).isEmpty();
    }

    @Test
    void remembersHowManyWereUnderWayAtOnceForAMinute() {
        for (int number = 1; number <= 12; number++) {
            scene.tell(syn(number, number * 0.01));
        }
        assertThat(scene.north().pending()).isEqualTo(12);
        for (int number = 1; number <= 12; number++) {
            scene.tell(syn(number, number * 0.01).asks(NAME).established().goesOn(at(1)));
        }
        assertThat(scene.north().pending()).isZero();
        assertThat(scene.north().open()).isEqualTo(12);
        assertThat(scene.north().mostPending()).isEqualTo(12);
        assertThat(scene.north().mostPendingAt()).contains(at(0.12));
        assertThat(scene.north().opened()).hasSize(12);

        scene.tell(scene.connects(13, 62).goesOn(at(63)));
        assertThat(scene.north().mostPending()).isEqualTo(1);
    }

    @Test
    void judgesOnlyWhatConfiguredServersOpen() {
        TlsStory gui = TlsStory.syn(1, "192.0.2.99:50000", "192.0.2.20:443", at(0));
        scene.tell(gui.asks("").established());
        assertThat(scene.ledger.tls().targets()).isEmpty();
        assertThat(scene.events)
                .as("whoever looks at the server's own page is not the server")
                .filteredOn(DomainEvent.TlsChanged.class::isInstance)
                .allSatisfy(event ->
                        assertThat(((DomainEvent.TlsChanged) event).server()).isEqualTo("192.0.2.99"));

        scene = new TlsScene(LedgerOptions.defaults(), Site.unknown());
        scene.tell(gui.asks("").established());
        assertThat(scene.ledger.tls().targets()).extracting(TlsTarget::server).containsExactly("192.0.2.99");
    }

    @Test
    void forgetsWhatItsTableHasNoRoomFor() {
        LedgerOptions usual = LedgerOptions.defaults();
        LedgerOptions few = new LedgerOptions(
                100,
                100,
                100,
                10,
                usual.keepEnded(),
                usual.transactionTimeout(),
                usual.setupTimeout(),
                usual.silentCall(),
                usual.unheardCall(),
                usual.memory(),
                usual.truth());
        scene = new TlsScene(few, TlsScene.site(3));
        for (int number = 1; number <= 200; number++) {
            scene.connects(number, number);
        }
        assertThat(scene.north().open()).isEqualTo(10);
        assertThat(scene.target().open()).isEqualTo(10);
        assertThat(scene.ledger.tableSizes()).containsEntry("tlsConnections", 10);
    }

    @Test
    void staysBoundedWhenStrangersConnectFromEverywhere() {
        scene = new TlsScene(LedgerOptions.defaults(), Site.unknown());
        for (int number = 1; number <= 30_000; number++) {
            String client = "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255) + ":40000";
            TlsStory story =
                    TlsStory.syn(number, client, PROXY, at(number * 0.01)).asks("n" + number % 7000 + ".example");
            scene.ledger.apply(new Observation(
                    story.told().lastTime(), "eth0", Optional.empty(), new Observation.Tls(story.told())));
        }
        assertThat(scene.ledger.tls().targets()).hasSizeLessThanOrEqualTo(5_000);
        assertThat(scene.ledger.tls().server("10.0.0.1")).isEqualTo(TlsOfServer.none("10.0.0.1"));
        assertThat(scene.ledger.tableSizes().get("tlsConnections")).isLessThanOrEqualTo(20_000);
    }
}
