package org.dectwatch.collector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.health.rules.media.Heard;
import org.dectwatch.collector.health.rules.media.Rtp;
import org.dectwatch.collector.health.rules.media.Sdp;
import org.dectwatch.collector.health.rules.media.Wire;
import org.junit.jupiter.api.Test;

/** The mark of a handset from what really passed, with a list of handsets beside it. */
class MediaMarksTest {
    private static final Sdp OFFER = Sdp.of(Wire.SERVER, 58_000);
    private static final Sdp ANSWER = Sdp.of(Wire.GATEWAY, 20_000).formats("0 PCMU", "96 telephone-event");

    private static Site site(String... users) {
        Site plain = Wire.site();
        return new Site(
                plain.name(),
                false,
                plain.servers(),
                List.of(users).stream()
                        .map(user -> new Site.KnownHandset(
                                user,
                                Optional.empty(),
                                user,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("dect-1")))
                        .toList());
    }

    private static Heard hear(Wire wire, Site site, double until) {
        return wire.heard(site, HealthOptions.defaults(), MediaPolicy.defaults(), until);
    }

    private static Snapshot snapshot(Heard heard) {
        return new SnapshotBuilder("r1a2b3c4", Instant.EPOCH)
                .build(
                        heard.ledger,
                        List.of(),
                        Collections.emptySortedMap(),
                        new SelfStatus("test", 0, 16, 0, Optional.empty(), 0, 0));
    }

    private static Optional<Mark> mark(Heard heard, String id) {
        return snapshot(heard).handsets().stream()
                .filter(row -> row.id().equals(id))
                .flatMap(row -> row.marks().stream())
                .filter(mark -> mark.kind() == Mark.Kind.MEDIA)
                .findFirst();
    }

    @Test
    void mediaWithoutSignallingIsItsServersOnlyHandsets() {
        Wire wire = new Wire();
        wire.rtp(Rtp.up(1, 6)).rtp(Rtp.down(1, 6));
        wire.rtp(Rtp.up(9, 14).type(2).octets(80).ssrc(0x12))
                .rtp(Rtp.down(9, 14).type(2).octets(80).ssrc(0x23));
        Heard alone = hear(wire, site("371"), 15);
        Mark mark = mark(alone, "371").orElseThrow();
        assertThat(mark.state()).isEqualTo(Mark.State.WARNING);
        assertThat(mark.why())
                .startsWith("Inferred, for its signalling cannot be read and its server has no other handset.");
        HandsetDetail detail =
                HandsetDetails.of(alone.ledger).find(snapshot(alone), "371").orElseThrow();
        assertThat(detail.calls()).singleElement().satisfies(call -> {
            assertThat(call.inferred()).isTrue();
            assertThat(call.with()).isEqualTo("198.51.100.7:20000");
            assertThat(call.codecs()).containsExactly("PCMU", "G726-32");
            assertThat(call.faults()).extracting(HandsetDetail.FaultLine::rule).contains("codec-changed-after-resume");
        });
    }

    @Test
    void mediaAtAnAddressThatManyShareIsNobodysFact() {
        Wire wire = new Wire();
        wire.rtp(Rtp.up(1, 6)).rtp(Rtp.down(1, 6));
        Heard shared = hear(wire, site("371", "372"), 8);
        assertThat(mark(shared, "371")).isEmpty();
        assertThat(mark(shared, "372")).isEmpty();
        assertThat(HandsetDetails.of(shared.ledger)
                        .find(snapshot(shared), "371")
                        .orElseThrow()
                        .calls())
                .isEmpty();
    }

    @Test
    void aCallThatWasNeverAnsweredSaysNothingOfMedia() {
        Wire wire = new Wire();
        wire.call("c1").invites(0, OFFER).rings(1);
        assertThat(mark(hear(wire, site("371"), 10), "371")).isEmpty();
    }

    @Test
    void aCallWhoseMediaPassesElsewhereIsUnknownAndNotGood() {
        Wire wire = new Wire();
        wire.register(0).call("c1").invites(0.5, OFFER).answers(1, ANSWER).hangsUp(9);
        Mark mark = mark(hear(wire, site("371"), 10), "371").orElseThrow();
        assertThat(mark.state()).isEqualTo(Mark.State.UNKNOWN);
        assertThat(mark.why()).contains("only signalling is seen");
    }

    @Test
    void aGoodCallNamesItsNumbersAndTheModel() {
        Wire wire = new Wire();
        wire.register(0).call("c1").invites(0.5, OFFER).answers(1, ANSWER).hangsUp(9);
        wire.rtp(Rtp.up(1.1, 9)).rtp(Rtp.down(1.1, 9));
        Mark mark = mark(hear(wire, site("371"), 10), "371").orElseThrow();
        assertThat(mark.state()).isEqualTo(Mark.State.GOOD);
        assertThat(mark.why())
                .isEqualTo(
                        "Nothing is wrong with its last call: the caller sends PCMU, 0.0 % lost, MOS 4.41 by G.107, the"
                                + " callee sends PCMU, 0.0 % lost, MOS 4.41 by G.107.");
        Wire mute = new Wire();
        mute.register(0).call("c1").invites(0.5, OFFER).answers(1, ANSWER).hangsUp(9);
        mute.rtp(Rtp.up(1.1, 9));
        assertThat(mark(hear(mute, site("371"), 10), "371").orElseThrow().state())
                .isEqualTo(Mark.State.BAD);
    }
}
