package org.dectwatch.collector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.RegistrationState;
import org.junit.jupiter.api.Test;

class SnapshotBuilderTest {
    private final SampleLedger ledger = new SampleLedger();

    @Test
    void givesEveryLineItsSiteAndServer() {
        Snapshot snapshot = Samples.snapshot(ledger);
        assertThat(snapshot.handsets()).hasSize(7).allSatisfy(row -> {
            assertThat(row.site()).isEqualTo("St. Elsewhere");
            assertThat(row.server()).isIn("north", "south");
        });
        assertThat(snapshot.servers()).extracting(ServerRow::site).containsOnly("St. Elsewhere");
        assertThat(snapshot.sources()).extracting(SourceRow::site).containsOnly("St. Elsewhere");
    }

    @Test
    void neverCountsARememberedHandsetAsRegistered() {
        Snapshot snapshot = Samples.snapshot(ledger);
        assertThat(snapshot.totals().registered()).isEqualTo(1);
        assertThat(snapshot.totals().remembered()).isEqualTo(1);
        HandsetRow old = row(snapshot, "0310000000066");
        assertThat(old.state()).isEqualTo(RegistrationState.REGISTERED);
        assertThat(old.marks().get(0).state()).isEqualTo(Mark.State.UNKNOWN);
        assertThat(old.marks().get(0).source()).isEqualTo(Mark.Source.STATE_FILE);
    }

    @Test
    void addsTheStatesUpToAllHandsets() {
        Totals t = Samples.snapshot(ledger).totals();
        assertThat(t.registered() + t.expired() + t.unregistered() + t.never() + t.unknown() + t.remembered())
                .isEqualTo(t.handsets());
    }

    @Test
    void saysUnknownOfAHandsetThatWasNeverSeen() {
        HandsetRow spare = row(Samples.snapshot(ledger), "0310000000077");
        assertThat(spare.state()).isEqualTo(RegistrationState.UNKNOWN);
        assertThat(spare.since()).isEmpty();
        assertThat(spare.why()).contains("no message");
    }

    @Test
    void tellsAServerThatFailsFromOneThatAnswers() {
        Snapshot snapshot = Samples.snapshot(ledger);
        ServerRow north = snapshot.servers().get(0);
        ServerRow south = snapshot.servers().get(1);
        assertThat(north.scrape().state()).isEqualTo(ServerRow.Scrape.State.ANSWERING);
        assertThat(north.said().usersSubscribed()).hasValue(4);
        assertThat(south.scrape().state()).isEqualTo(ServerRow.Scrape.State.STALE);
        assertThat(south.scrape().detail()).hasValue("No answer within 2 s.");
        assertThat(south.said().basesDown()).hasValue(1);
    }

    @Test
    void namesTwoHandsetsOfOneIdByTheirAddresses() {
        ledger.handsets.clear();
        ledger.handsets.add(SampleLedger.handset("4001", "4001", "one", "north", Optional.empty()));
        ledger.handsets.add(SampleLedger.handset("4001", "4002", "two", "north", Optional.empty()));
        ledger.handsets.add(SampleLedger.handset("4001", "4002", "two again", "north", Optional.empty()));
        assertThat(Samples.snapshot(ledger).handsets())
                .extracting(HandsetRow::id)
                .containsExactly(
                        "sip:4001@example.webex.com", "sip:4002@example.webex.com", "sip:4002@example.webex.com#2");
    }

    @Test
    void givesTheSameSnapshotForTheSameLedger() {
        assertThat(Samples.snapshot(ledger)).isEqualTo(Samples.snapshot(new SampleLedger()));
    }

    @Test
    void refusesARunIdThatWouldBreakAnEventId() {
        assertThatThrownBy(() -> new SnapshotBuilder("a-b-c", Instant.EPOCH)).hasMessageContaining("run id");
    }

    @Test
    void showsTheLadderOfTheLastFailedRegister() {
        HandsetDetails details = HandsetDetails.of(ledger);
        Snapshot snapshot = Samples.snapshot(ledger);
        HandsetDetail porter = details.find(snapshot, "0310000000033").orElseThrow();
        assertThat(porter.ladder()).hasSize(4);
        assertThat(porter.ladder().get(1).startLine()).isEqualTo("SIP/2.0 401 Unauthorized");
        assertThat(porter.ladder().get(0).to()).isEqualTo(porter.ladder().get(1).from());
        assertThat(porter.alerts()).extracting(AlertRow::rule).containsExactly("registration-rejected");
        assertThat(porter.facts().orElseThrow().failures()).isEqualTo(6);
        assertThat(details.find(snapshot, "0310000000011").orElseThrow().ladder())
                .isEqualTo(List.of());
        assertThat(details.find(snapshot, "nobody")).isEmpty();
    }

    @Test
    void aHandsetsRowSaysWhatItsLastCallWasLike() {
        Mark media = row(Samples.snapshot(ledger), "0310000000033").marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.MEDIA)
                .findFirst()
                .orElseThrow();
        assertThat(media.state()).isEqualTo(Mark.State.WARNING);
        assertThat(media.source()).isEqualTo(Mark.Source.WIRE);
        assertThat(media.at()).contains(SampleLedger.NOW);
        assertThat(media.why()).contains("is heard poorly", "MOS", "And 1 more");
        assertThat(row(Samples.snapshot(ledger), "0310000000011").marks())
                .as("no call of it was seen: not judged")
                .noneMatch(mark -> mark.kind() == Mark.Kind.MEDIA);
    }

    @Test
    void aHandsetsOwnViewShowsItsCallsSecondBySecond() {
        HandsetDetail porter = HandsetDetails.of(ledger)
                .find(Samples.snapshot(ledger), "0310000000033")
                .orElseThrow();
        assertThat(porter.calls()).singleElement().satisfies(call -> {
            assertThat(call.outgoing()).isTrue();
            assertThat(call.codecs()).containsExactly("PCMU");
            assertThat(call.faults())
                    .extracting(HandsetDetail.FaultLine::rule)
                    .containsExactly("media-quality-poor", "g726-offered");
            assertThat(call.streams()).hasSize(2).allMatch(HandsetDetail.StreamLine::live);
            HandsetDetail.StreamLine to = call.streams().get(1);
            assertThat(to.fromHandset()).isFalse();
            assertThat(to.lost()).isEqualTo(120);
            assertThat(to.lossPercent()).isEqualTo(4);
            assertThat(to.mos().orElseThrow().model()).isEqualTo("G.107");
            assertThat(to.dscp()).containsExactly(46);
            assertThat(to.second().packets()).isEqualTo(48);
            assertThat(to.second().lost()).isEqualTo(2);
        });
        ledger.now = ledger.now.plusSeconds(4);
        assertThat(HandsetDetails.of(ledger)
                        .find(Samples.snapshot(ledger), "0310000000033")
                        .orElseThrow()
                        .calls()
                        .get(0)
                        .streams())
                .noneMatch(HandsetDetail.StreamLine::live);
    }

    private static HandsetRow row(Snapshot snapshot, String id) {
        return snapshot.handsets().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
