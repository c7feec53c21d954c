package org.dectwatch.collector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.TlsStory;
import org.junit.jupiter.api.Test;

/** What the page says of TLS: of a handset whose connection was read (the sample) and of one of which it is inferred (a ledger). */
class TlsMarksTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Certificate LEAF = TlsStory.certificate(
            "sip.example.com", "CA", START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(80)));

    private final SampleLedger sample = new SampleLedger();
    private final Ledger ledger = new Ledger(
            LedgerOptions.defaults(),
            new Site(
                    "hq",
                    false,
                    List.of(new Site.Server(
                            "north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
                    List.of(known("a"), known("b"))));

    private static Site.KnownHandset known(String id) {
        return new Site.KnownHandset(
                id, Optional.empty(), id, Optional.empty(), Optional.empty(), Optional.of("north"));
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private TlsStory tell(TlsStory story) {
        ledger.apply(new Observation(
                story.told().lastTime(),
                "eth0",
                Optional.of(new FrameRef("eth0", 1)),
                new Observation.Tls(story.told())));
        return story;
    }

    private TlsStory connects(int number, double seconds) {
        TlsStory syn = TlsStory.syn(number, "192.0.2.20:" + (40_000 + number), "198.51.100.1:5061", at(seconds));
        return tell(tell(syn).asks("sip.example.com").shows(LEAF).established());
    }

    private Optional<Mark> mark(List<AlertRow> alerts) {
        return row(alerts).marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.TLS)
                .findFirst();
    }

    private HandsetRow row(List<AlertRow> alerts) {
        return Samples.builder()
                .build(ledger, alerts, Samples.BEYOND_CAP, Samples.SELF)
                .handsets()
                .get(0);
    }

    private static AlertRow alert(String subject, AlertRow.State state) {
        return new AlertRow(
                "x",
                "certificate-expiring",
                AlertRow.Severity.CRITICAL,
                state,
                "hq",
                Optional.of("north"),
                subject,
                Optional.empty(),
                START,
                Optional.empty(),
                "The certificate ends soon.",
                "Renew it.",
                List.of(),
                Optional.empty(),
                false);
    }

    @Test
    void saysWhatAHandsetIsKnownToRideOn() {
        Snapshot snapshot = Samples.snapshot(sample);
        Mark mark = snapshot.handsets().get(0).marks().get(1);
        assertThat(mark.kind()).isEqualTo(Mark.Kind.TLS);
        assertThat(mark.state()).isEqualTo(Mark.State.GOOD);
        assertThat(mark.source()).isEqualTo(Mark.Source.WIRE);
        assertThat(mark.at()).contains(SampleLedger.NOW.minusSeconds(12));
        assertThat(mark.why())
                .isEqualTo("It rides on a TLS connection to sip.example.webex.com:8934, one of 2 handsets: TLSv1.2, up"
                        + " since 2026-03-02T05:15:30Z; the certificate is good until 2026-05-21.");
        assertThat(snapshot.handsets().get(2).marks().get(1).state()).isEqualTo(Mark.State.BAD);
        assertThat(snapshot.handsets().get(2).marks().get(1).why())
                .isEqualTo(
                        "Its TLS connection to sip.example.webex.com was reset by the other side at 2026-03-02T05:15:26Z. It has"
                                + " not been seen on another since.");
        assertThat(snapshot.handsets().get(4).marks())
                .as("south uses no TLS")
                .extracting(Mark::kind)
                .doesNotContain(Mark.Kind.TLS);
    }

    @Test
    void showsConnectionChainUsersAndHistoryInTheHandsetsOwnView() {
        TlsDetail tls = HandsetDetails.of(sample)
                .find(Samples.snapshot(sample), "0310000000011")
                .orElseThrow()
                .tls()
                .orElseThrow();
        assertThat(tls.kind()).isEqualTo(TlsRide.Kind.KNOWN);
        assertThat(tls.inferred()).isFalse();
        assertThat(tls.connection().orElseThrow().version()).contains("TLSv1.2");
        assertThat(tls.certificates())
                .extracting(TlsDetail.Shown::issuer)
                .containsExactly("CN=Example CA", "CN=Example Root");
        assertThat(tls.users()).containsExactly("sip:4001@example.webex.com", "sip:4002@example.webex.com");
        assertThat(tls.history())
                .extracting(TlsDetail.Line::what)
                .containsExactly(
                        "was reset by the other side",
                        "the IP-DECT server refused with the alert certificate_expired: the certificate expired at"
                                + " 2026-03-01T08:15:30Z");
    }

    @Test
    void showsConnectionsAndLastTroubleOfAServer() {
        ServerTls north = Samples.snapshot(sample).servers().get(0).tls().orElseThrow();
        assertThat(north.open()).isEqualTo(1);
        assertThat(north.riders()).isEqualTo(2);
        assertThat(north.lastLoss()).contains("was reset by the other side");
        assertThat(north.lastFailure().orElseThrow()).startsWith("the IP-DECT server refused");
        assertThat(north.targets())
                .singleElement()
                .satisfies(target ->
                        assertThat(target.certificateUntil()).contains(SampleLedger.NOW.plus(Duration.ofDays(80))));
        assertThat(Samples.snapshot(sample).servers().get(1).tls()).isEmpty();
    }

    @Test
    void saysThatItInfersWhereNobodyCanRead() {
        connects(1, 0);
        Mark one = mark(List.of()).orElseThrow();
        assertThat(one.state()).isEqualTo(Mark.State.GOOD);
        assertThat(one.why())
                .startsWith(
                        "Inferred: the one TLS connection its server north has open to sip.example.com:5061 carries it"
                                + " and the server's other handsets, 2 in all")
                .contains("until 2027-02-10");
        connects(2, 1);
        assertThat(mark(List.of()).orElseThrow().why())
                .startsWith("Inferred: its server north has 2 TLS connections open")
                .contains("cannot be seen");
    }

    @Test
    void warnsWhileAnAlertAboutItsTargetFires() {
        connects(1, 0);
        String subject = "north → sip.example.com:5061";
        Mark warned = mark(List.of(alert(subject, AlertRow.State.FIRING))).orElseThrow();
        assertThat(warned.state()).isEqualTo(Mark.State.WARNING);
        assertThat(warned.why()).endsWith("But: The certificate ends soon.");
        assertThat(mark(List.of(alert(subject, AlertRow.State.PENDING)))
                        .orElseThrow()
                        .state())
                .isEqualTo(Mark.State.GOOD);
        assertThat(mark(List.of(alert("south → x", AlertRow.State.FIRING)))
                        .orElseThrow()
                        .state())
                .isEqualTo(Mark.State.GOOD);
    }

    private HandsetDetail detail(Ledger of, String id, AlertRow... alerts) {
        Snapshot snapshot = Samples.builder().build(of, List.of(alerts), Samples.BEYOND_CAP, Samples.SELF);
        return HandsetDetails.of(of).find(snapshot, id).orElseThrow();
    }

    @Test
    void whatIsWrongWithTheTargetItIsInferredToBeCarriedToStandsApartInItsOwnView() {
        connects(1, 0);
        AlertRow target = alert("north → sip.example.com:5061", AlertRow.State.FIRING);
        HandsetDetail inferred = detail(ledger, row(List.of()).id(), target, alert("south → x", AlertRow.State.FIRING));
        assertThat(inferred.alerts()).isEmpty();
        assertThat(inferred.inferredAlerts()).containsExactly(target);
    }

    @Test
    void whatIsWrongWithTheTargetItIsKnownToRideToIsItsOwnTrouble() {
        AlertRow target = alert("north → sip.example.webex.com:8934", AlertRow.State.FIRING);
        AlertRow other = alert("north → elsewhere:5061", AlertRow.State.FIRING);
        Snapshot snapshot = Samples.builder().build(sample, List.of(target, other), Samples.BEYOND_CAP, Samples.SELF);
        HandsetDetail known =
                HandsetDetails.of(sample).find(snapshot, "0310000000011").orElseThrow();
        assertThat(known.alerts()).containsExactly(target);
        assertThat(known.inferredAlerts()).isEmpty();
    }

    @Test
    void isBadWhenNothingIsOpenAndSaysWhatBecameOfTheLast() {
        TlsStory up = connects(1, 0);
        tell(up.ends(at(5), Side.SERVER, CloseHow.RST));
        Mark lost = mark(List.of()).orElseThrow();
        assertThat(lost.state()).isEqualTo(Mark.State.BAD);
        assertThat(lost.why())
                .contains("no TLS connection of its server north is open")
                .contains("was reset");
        tell(TlsStory.syn(2, "192.0.2.20:40002", "198.51.100.1:5061", at(6))
                .fails(at(6.1), Side.SERVER, Reason.REFUSED));
        assertThat(mark(List.of()).orElseThrow().why()).contains("failed at").contains("refused");
    }

    @Test
    void isUnknownWhenNothingWasSeenOnItForAQuarterOfAnHour() {
        TlsStory up = connects(1, 0);
        ledger.advanceTo(at(899));
        assertThat(mark(List.of()).orElseThrow().state()).isEqualTo(Mark.State.GOOD);
        ledger.advanceTo(at(901));
        Mark stale = mark(List.of()).orElseThrow();
        assertThat(stale.state()).isEqualTo(Mark.State.UNKNOWN);
        assertThat(stale.why()).endsWith("No packet was seen on it since 2026-11-22T10:00:00Z.");
        tell(up.goesOn(at(902)));
        assertThat(mark(List.of()).orElseThrow().state()).isEqualTo(Mark.State.GOOD);
    }

    @Test
    void saysThatAConnectionBeganBeforeAnybodyWatched() {
        tell(TlsStory.syn(1, "192.0.2.20:40001", "198.51.100.1:5061", at(0)).unseen());
        Mark mark = mark(List.of()).orElseThrow();
        assertThat(mark.state()).isEqualTo(Mark.State.GOOD);
        assertThat(mark.why()).contains("up since before the collector watched").contains("no certificate was seen");
    }

    @Test
    void judgesNothingWhereNoTlsWasSeen() {
        assertThat(mark(List.of())).isEmpty();
        assertThat(HandsetDetails.of(ledger)
                        .find(Samples.builder().build(ledger, List.of(), Samples.BEYOND_CAP, Samples.SELF), "a")
                        .orElseThrow()
                        .tls())
                .isEmpty();
    }
}
