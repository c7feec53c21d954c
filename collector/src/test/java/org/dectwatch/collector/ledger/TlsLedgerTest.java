package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.DomainEvent.TlsConnectionLost;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipParser;
import org.dectwatch.collector.protocol.sip.SipSummarizer;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;

/** Connections joined to servers, targets and handsets: who rides where, and who is hit when one dies. */
class TlsLedgerTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PROXY = "198.51.100.1:5061";
    private static final String NAME = "sip.example.com";
    private static final String TARGET = NAME + ":5061";

    private final List<DomainEvent> events = new ArrayList<>();
    private Ledger ledger = new Ledger(LedgerOptions.defaults(), site(3));
    private long frames;

    /** One server called north, with so many handsets on its list. */
    private static Site site(int handsets) {
        Site.Server north =
                new Site.Server("north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()));
        List<Site.KnownHandset> list = IntStream.range(1, handsets + 1)
                .mapToObj(n -> new Site.KnownHandset(
                        "id" + n,
                        Optional.empty(),
                        "300" + n,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("north")))
                .toList();
        return new Site("test", false, List.of(north), list);
    }

    private static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    private static TlsStory syn(int number, double seconds) {
        return TlsStory.syn(number, "192.0.2.20:" + (40_000 + number), PROXY, at(seconds));
    }

    private void tell(Observation.Body body, Instant at) {
        events.addAll(ledger.apply(new Observation(at, "eth0", Optional.of(new FrameRef("eth0", ++frames)), body)));
    }

    private TlsStory tell(TlsStory story) {
        tell(new Observation.Tls(story.told()), story.told().lastTime());
        return story;
    }

    /** SYN, hello, established. */
    private TlsStory connects(int number, double seconds) {
        TlsStory syn = tell(syn(number, seconds));
        TlsStory hello = tell(syn.asks(NAME));
        return tell(hello.established());
    }

    /** A REGISTER and its 200, both read on the connection of that number. */
    private void registers(int connection, String user, int cseq, double seconds) {
        SipText request = SipText.register(user, cseq).with("Contact: <sip:" + user + "@192.0.2.20>", "Expires: 600");
        String device = "192.0.2.20:" + (40_000 + connection);
        sip(device, PROXY, request, seconds);
        sip(PROXY, device, request.answer(200).with("Contact: <sip:" + user + "@192.0.2.20>;expires=600"), seconds);
    }

    private void sip(String from, String to, SipText text, double seconds) {
        Flow flow = new Flow(
                Transport.TLS,
                Endpoint.parse(from).orElseThrow(),
                Endpoint.parse(to).orElseThrow());
        tell(
                new Observation.Sip(
                        flow,
                        SipSummarizer.summarize(SipParser.expectMessage(
                                ByteView.of(text.toString().getBytes(StandardCharsets.ISO_8859_1)), false)),
                        Optional.empty(),
                        Twin.NONE,
                        -1,
                        false,
                        Optional.empty()),
                at(seconds));
    }

    private TlsTarget target() {
        return ledger.tls().target("north", TARGET).orElseThrow();
    }

    private TlsOfServer north() {
        return ledger.tls().server("north");
    }

    private TlsRide ride(String user) {
        return ledger.tls().ride(handset(user)).orElseThrow();
    }

    private Handset handset(String user) {
        return ledger.handsets().stream()
                .filter(h -> h.id().equals("id" + user.substring(3)))
                .findFirst()
                .orElseThrow();
    }

    private List<TlsConnectionLost> lost() {
        return events.stream()
                .filter(TlsConnectionLost.class::isInstance)
                .map(TlsConnectionLost.class::cast)
                .toList();
    }

    @Test
    void knowsWhoRidesOnAConnectionFromTheRegistersReadOnIt() {
        connects(1, 0);
        registers(1, "3001", 1, 1);
        registers(1, "3002", 1, 2);

        TlsRide ride = ride("3001");
        assertThat(ride.kind()).isEqualTo(TlsRide.Kind.KNOWN);
        assertThat(ride.inferred()).isFalse();
        assertThat(ride.target()).contains(TARGET);
        assertThat(ride.handsets()).hasValue(2);
        assertThat(north().riders()).isEqualTo(2);
        assertThat(north().mostOnOne()).isEqualTo(2);
        assertThat(north().known()).isEqualTo(1);
        assertThat(ledger.tls().users(target().established().orElseThrow())).hasSize(2);
    }

    @Test
    void infersNoMoreThanTheServersOneConnectionWhereNobodyCanRead() {
        connects(1, 0);
        TlsRide ride = ride("3003");
        assertThat(ride.kind()).isEqualTo(TlsRide.Kind.ONLY);
        assertThat(ride.inferred()).isTrue();
        assertThat(ride.handsets()).hasValue(3);

        connects(2, 1);
        TlsRide oneOfTwo = ride("3003");
        assertThat(oneOfTwo.kind()).isEqualTo(TlsRide.Kind.ONE_OF);
        assertThat(oneOfTwo.connection()).isEmpty();
        assertThat(oneOfTwo.open()).isEqualTo(2);
    }

    @Test
    void judgesNoHandsetThatDoesNotUseTls() {
        connects(1, 0);
        Flow udp = new Flow(
                Transport.UDP,
                Endpoint.parse("192.0.2.20:5060").orElseThrow(),
                Endpoint.parse("198.51.100.1:5060").orElseThrow());
        SipText request = SipText.register("3001", 1);
        tell(
                new Observation.Sip(
                        udp,
                        SipSummarizer.summarize(SipParser.expectMessage(
                                ByteView.of(request.toString().getBytes(StandardCharsets.ISO_8859_1)), false)),
                        Optional.empty(),
                        Twin.NONE,
                        -1,
                        false,
                        Optional.empty()),
                at(1));
        assertThat(ledger.tls().ride(handset("3001"))).isEmpty();
        assertThat(ledger.tls().ride(handset("3002"))).isPresent();
    }

    @Test
    void countsThoseHitByWhoHadALiveBindingAndFollowsThemBack() {
        TlsStory first = connects(1, 0);
        registers(1, "3001", 1, 1);
        registers(1, "3002", 1, 1);
        registers(1, "3003", 1, 1);
        tell(first.ends(at(10), Side.SERVER, CloseHow.RST));

        assertThat(lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).hasValue(3);
            assertThat(event.inferred()).isFalse();
            assertThat(event.server() + " " + event.target()).isEqualTo("north " + TARGET);
        });
        assertThat(ride("3001").kind()).isEqualTo(TlsRide.Kind.ENDED);
        assertThat(target().outage().orElseThrow().without()).hasValue(3);

        connects(2, 12);
        registers(2, "3001", 2, 13);
        registers(2, "3002", 2, 13);
        assertThat(target().outage().orElseThrow().hit()).hasValue(3);
        assertThat(target().outage().orElseThrow().without()).hasValue(1);
        assertThat(ride("3001").kind()).isEqualTo(TlsRide.Kind.KNOWN);
        assertThat(ride("3003").kind()).isEqualTo(TlsRide.Kind.ENDED);

        registers(2, "3003", 2, 14);
        assertThat(target().outage()).isEmpty();
        assertThat(ledger.tls().lastConnections(handset("3003")))
                .extracting(connection -> connection.id().connection())
                .containsExactly(2L, 1L);
    }

    @Test
    void hitsNobodyWhoHadSignedOff() {
        TlsStory first = connects(1, 0);
        registers(1, "3001", 1, 1);
        SipText leave = SipText.register("3001", 2).with("Contact: *", "Expires: 0");
        sip("192.0.2.20:40001", PROXY, leave, 5);
        sip(PROXY, "192.0.2.20:40001", leave.answer(200), 5);
        tell(first.ends(at(6), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
        assertThat(lost()).isEmpty();
        assertThat(target().outage()).isEmpty();
    }

    @Test
    void infersThatAllHandsetsAreHitWhenTheLastConnectionDiesAndThatTheyAreBackWithTheNext() {
        TlsStory first = connects(1, 0);
        tell(first.ends(at(10), Side.SERVER, CloseHow.FIN));

        assertThat(lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).hasValue(3);
            assertThat(event.inferred()).isTrue();
        });
        TlsTarget.Outage outage = target().outage().orElseThrow();
        assertThat(outage.inferred()).isTrue();
        assertThat(outage.nothingOpen()).isTrue();
        assertThat(outage.since()).isEqualTo(at(10));
        assertThat(ride("3001").kind()).isEqualTo(TlsRide.Kind.NONE);

        connects(2, 20);
        assertThat(target().outage()).isEmpty();
        assertThat(ride("3001").kind()).isEqualTo(TlsRide.Kind.ONLY);
    }

    @Test
    void claimsNoNumberWhileOtherConnectionsAreOpenAndNobodyCanRead() {
        TlsStory first = connects(1, 0);
        connects(2, 1);
        tell(first.ends(at(10), Side.SERVER, CloseHow.RST));
        assertThat(lost()).singleElement().satisfies(event -> {
            assertThat(event.handsets()).isEmpty();
            assertThat(event.inferred()).isTrue();
        });
        assertThat(target().outage()).isEmpty();
    }

    @Test
    void takesTheServersOwnGoodbyeForNoLossWhereNobodyCanRead() {
        TlsStory first = connects(1, 0);
        tell(first.ends(at(10), Side.CLIENT, CloseHow.CLOSE_NOTIFY));
        assertThat(lost()).isEmpty();
        assertThat(target().lives()).hasSize(1);
    }

    @Test
    void takesAFailureByAddressForOneOfTheNameAskedForThere() {
        tell(syn(1, 0).fails(at(0.1), Side.SERVER, Reason.REFUSED));
        assertThat(ledger.tls().target("north", PROXY).orElseThrow().failing().inARow())
                .isEqualTo(1);

        tell(tell(syn(2, 5)).asks(NAME).fails(at(5.1), Side.SERVER, Reason.RESET));
        assertThat(ledger.tls().target("north", PROXY)).isEmpty();
        assertThat(target().failing().inARow()).isEqualTo(2);
        assertThat(target().failing().since()).contains(at(0));
        assertThat(events).contains(new DomainEvent.TlsTargetChanged(at(5.1), "north", PROXY));

        tell(syn(3, 8).fails(at(8.1), Side.SERVER, Reason.REFUSED));
        assertThat(target().failing().inARow()).isEqualTo(3);
        connects(4, 9);
        assertThat(target().failing()).isEqualTo(TlsTarget.Failing.NOTHING);
    }

    @Test
    void takesOneNameForOneTargetHoweverItIsSpelt() {
        tell(tell(syn(1, 0)).asks("SIP.Example.COM").established());
        tell(tell(syn(2, 1)).asks(NAME).established());
        assertThat(target().open()).isEqualTo(2);
        assertThat(ledger.tls().targets()).hasSize(1);
    }

    @Test
    void takesAFailureBackWhenWhoOwedAnAnswerSpeaksAfterAll() {
        TlsStory hello = tell(tell(syn(1, 0)).asks(NAME));
        tell(hello.fails(at(31), Side.SERVER, Reason.SILENCE));
        assertThat(target().failing().inARow()).isEqualTo(1);
        tell(hello.goesOn(at(32)));
        assertThat(target().failing().inARow()).isZero();
        assertThat(target().failing().since()).isEmpty();
    }

    @Test
    void remembersHowManyWereUnderWayAtOnceForAMinute() {
        for (int number = 1; number <= 12; number++) {
            tell(syn(number, number * 0.01));
        }
        assertThat(north().pending()).isEqualTo(12);
        for (int number = 1; number <= 12; number++) {
            tell(syn(number, number * 0.01).asks(NAME).established().goesOn(at(1)));
        }
        assertThat(north().pending()).isZero();
        assertThat(north().open()).isEqualTo(12);
        assertThat(north().mostPending()).isEqualTo(12);
        assertThat(north().mostPendingAt()).contains(at(0.12));
        assertThat(north().opened()).hasSize(12);

        tell(connects(13, 62).goesOn(at(63)));
        assertThat(north().mostPending()).isEqualTo(1);
    }

    @Test
    void takesAConnectionThatBeganEarlierForOpenAndItsEndForALoss() {
        TlsStory old = tell(syn(1, 0).unseen());
        assertThat(north().open()).isEqualTo(1);
        assertThat(ride("3001").kind()).isEqualTo(TlsRide.Kind.ONLY);
        tell(old.ends(at(9), Side.NETWORK, CloseHow.TIMEOUT));
        assertThat(lost()).hasSize(1);
    }

    @Test
    void judgesOnlyWhatConfiguredServersOpen() {
        TlsStory gui = TlsStory.syn(1, "192.0.2.99:50000", "192.0.2.20:443", at(0));
        tell(gui.asks("").established());
        assertThat(ledger.tls().targets()).isEmpty();
        assertThat(events)
                .as("whoever looks at the server's own page is not the server")
                .filteredOn(DomainEvent.TlsChanged.class::isInstance)
                .allSatisfy(event ->
                        assertThat(((DomainEvent.TlsChanged) event).server()).isEqualTo("192.0.2.99"));

        ledger = new Ledger(LedgerOptions.defaults(), Site.unknown());
        tell(gui.asks("").established());
        assertThat(ledger.tls().targets()).extracting(TlsTarget::server).containsExactly("192.0.2.99");
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
        ledger = new Ledger(few, site(3));
        for (int number = 1; number <= 200; number++) {
            connects(number, number);
        }
        assertThat(north().open()).isEqualTo(10);
        assertThat(target().open()).isEqualTo(10);
        assertThat(ledger.tableSizes()).containsEntry("tlsConnections", 10);
    }

    @Test
    void staysBoundedWhenStrangersConnectFromEverywhere() {
        ledger = new Ledger(LedgerOptions.defaults(), Site.unknown());
        for (int number = 1; number <= 30_000; number++) {
            String client = "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255) + ":40000";
            TlsStory story =
                    TlsStory.syn(number, client, PROXY, at(number * 0.01)).asks("n" + number % 7000 + ".example");
            ledger.apply(new Observation(
                    story.told().lastTime(), "eth0", Optional.empty(), new Observation.Tls(story.told())));
        }
        assertThat(ledger.tls().targets()).hasSizeLessThanOrEqualTo(5_000);
        assertThat(ledger.tls().server("10.0.0.1")).isEqualTo(TlsOfServer.none("10.0.0.1"));
        assertThat(ledger.tableSizes().get("tlsConnections")).isLessThanOrEqualTo(20_000);
    }

    @Test
    void goesByTheServersOwnCountWhereNoHandsetsAreListed() {
        ledger = new Ledger(LedgerOptions.defaults(), site(0));
        DeviceReport.Facts none = DeviceReport.Facts.none();
        DeviceReport.Facts seven = new DeviceReport.Facts(
                none.uptimeSeconds(),
                none.systemName(),
                none.description(),
                none.softwareVersion(),
                none.serial(),
                none.ari(),
                none.usersTotal(),
                OptionalInt.of(7),
                none.usersRegistered(),
                none.basesUp(),
                none.basesDown(),
                none.voiceCallMax(),
                none.callAttempts60min(),
                none.abnormalReleases());
        DeviceReport report = new DeviceReport(
                "north",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(3),
                100,
                Optional.empty(),
                seven);
        TlsStory first = connects(1, 0);
        tell(first.ends(at(1), Side.SERVER, CloseHow.RST));
        tell(new Observation.Report(report), at(2));
        TlsStory second = connects(2, 3);
        tell(second.ends(at(4), Side.SERVER, CloseHow.RST));
        assertThat(lost())
                .extracting(TlsConnectionLost::handsets)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(7));
    }
}
