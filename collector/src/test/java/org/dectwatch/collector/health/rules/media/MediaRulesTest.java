package org.dectwatch.collector.health.rules.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.RememberedAlarm;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.Stage;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of each rule: one alert for each server, as long as calls within the window show the fault. */
class MediaRulesTest {
    private static Heard hear(Wire wire, double until) {
        return wire.heard(Wire.site(), health(Duration.ofMinutes(2), List.of()), MediaPolicy.defaults(), until);
    }

    private static HealthOptions health(Duration window, List<MediaFault> critical) {
        HealthOptions usual = HealthOptions.defaults();
        MediaRuleOptions media = usual.media();
        return new HealthOptions(
                usual.alerts(),
                usual.trust(),
                usual.registrationLost(),
                usual.registrationRejected(),
                usual.registrationMassLoss(),
                usual.serverUnreachable(),
                usual.captureBlindOrDropping(),
                usual.scrapeFailing(),
                usual.devices(),
                usual.tls(),
                new MediaRuleOptions(
                        true,
                        window,
                        media.atLeast(),
                        media.poorCallsAtLeast(),
                        media.missingAfter(),
                        media.silentAfter(),
                        media.resumeWithin(),
                        media.stragglers(),
                        List.of(),
                        critical,
                        List.of(),
                        List.of()),
                usual.identity());
    }

    @ParameterizedTest
    @EnumSource(MediaFault.class)
    void firesForACallThatShowsIt(MediaFault kind) {
        Heard heard = hear(FaultyCalls.of(kind), 20);
        assertThat(heard.alerts(kind)).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.FIRING);
            assertThat(alert.server()).isEqualTo("dect-1");
            assertThat(alert.finding().severity()).isEqualTo(kind.usualSeverity());
            assertThat(alert.finding().why())
                    .startsWith("Seen in " + (kind == MediaFault.MEDIA_QUALITY_POOR ? "3 of 3" : "1 of 1")
                            + " calls of dect-1 within 2 min. The latest (c");
            assertThat(alert.finding().nextStep()).hasSizeGreaterThan(30);
            assertThat(alert.finding().evidence()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(MediaFault.class)
    void staysQuietForACallThatDoesNot(MediaFault kind) {
        Heard heard = hear(FaultyCalls.clean(), 20);
        assertThat(heard.alerts(kind)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MediaFault.class)
    void resolvesWhenNoCallOfTheWindowShowsItAnyMore(MediaFault kind) {
        // What RTP is still missing at the last look makes no difference: the stream is closed after five minutes.
        Heard heard = hear(FaultyCalls.of(kind), 100);
        assertThat(heard.fires(kind)).isTrue();
        heard.tickTo(700);
        assertThat(heard.states(kind)).containsExactly("RESOLVED dect-1");
        assertThat(heard.alerts(kind).get(0).endedBecause()).contains("no call has shown it for a while");
        assertThat(heard.alerts(kind).get(0).finding().to()).isPresent();
    }

    @Test
    void oneWayAudioFiresWhileTheCallGoesOn() {
        Wire wire = new Wire();
        wire.call("c1")
                .invites(0, FaultyCalls.OFFER)
                .answers(1, FaultyCalls.ANSWER)
                .hangsUp(60);
        wire.rtp(Rtp.up(1.1, 60));
        assertThat(hear(wire, 5).fires(MediaFault.ONE_WAY_AUDIO)).isFalse();
        assertThat(hear(wire, 15).fires(MediaFault.ONE_WAY_AUDIO)).isTrue();
    }

    @Test
    void aFaultThatIsLongOverResolvesThoughTheCallGoesOn() {
        Wire wire = new Wire();
        wire.call("c1").invites(0, FaultyCalls.OFFER).answers(1, FaultyCalls.ANSWER);
        // Nothing comes back for 19 s; then both talk for long.
        wire.rtp(Rtp.up(1.1, 300)).rtp(Rtp.down(20, 300));
        assertThat(hear(wire, 30).states(MediaFault.ONE_WAY_AUDIO)).containsExactly("FIRING dect-1");
        assertThat(hear(wire, 135).states(MediaFault.ONE_WAY_AUDIO)).containsExactly("FIRING dect-1");
        assertThat(hear(wire, 150).states(MediaFault.ONE_WAY_AUDIO)).containsExactly("RESOLVED dect-1");
    }

    @Test
    void aCallWithoutAnyPacketIsNoticedByTimeAlone() {
        Wire wire = new Wire();
        wire.call("c1").invites(0, FaultyCalls.OFFER).answers(1, FaultyCalls.ANSWER);
        wire.rtp(Rtp.up(0, 1).from(Wire.SERVER, 58_100).to("203.0.113.5", 4000));
        assertThat(hear(wire, 12).fires(MediaFault.NO_MEDIA_AFTER_ANSWER)).isTrue();
    }

    @Test
    void manyCallsAreOneAlertThatCountsThem() {
        Wire wire = new Wire();
        for (int i = 0; i < 20; i++) {
            Sdp offer = FaultyCalls.OFFER.at(Wire.SERVER, 58_000 + 2 * i);
            wire.call("c" + i)
                    .invites(i, i % 4 == 0 ? offer.formats("0 PCMU", "2 G726-32", "96 telephone-event") : offer)
                    .answers(i + 0.5, FaultyCalls.ANSWER.at(Wire.GATEWAY, 20_000 + 2 * i))
                    .hangsUp(i + 3);
        }
        Heard heard = hear(wire, 40);
        assertThat(heard.alerts(MediaFault.G726_OFFERED)).singleElement().satisfies(alert -> {
            assertThat(alert.finding().why())
                    .startsWith("Seen in 5 of 20 calls of dect-1 within 2 min. The latest (c16): ");
            assertThat(alert.finding().evidence())
                    .hasSize(5)
                    .anySatisfy(e -> assertThat(e.what()).startsWith("call c12: "));
        });
        assertThat(heard.book.findings()).hasSize(1);
    }

    @Test
    void onePoorCallIsNoAlertAndIsTold() {
        Wire wire = new Wire();
        wire.call("c1")
                .invites(0, FaultyCalls.OFFER)
                .answers(1, FaultyCalls.ANSWER)
                .hangsUp(9);
        wire.rtp(Rtp.up(1.1, 9)).rtp(Rtp.down(1.1, 9).losing(0.1));
        Heard heard = hear(wire, 20);
        assertThat(heard.alerts(MediaFault.MEDIA_QUALITY_POOR)).isEmpty();
        assertThat(heard.faults("c1")).containsExactly("media-quality-poor");
    }

    @Test
    void packetsTheCaptureDroppedAreNeitherLossNorSilenceThenOrLater() {
        Wire wire = FaultyCalls.of(MediaFault.MEDIA_QUALITY_POOR);
        wire.call("c9")
                .invites(0.2, FaultyCalls.OFFER.at(Wire.SERVER, 58_900).formats("0 PCMU", "2 G726-32"))
                .answers(1, FaultyCalls.ANSWER.at(Wire.GATEWAY, 20_900));
        Heard heard = hear(wire, 3);
        heard.source(state(SourceState.Condition.SEEING, 0)).tickTo(4);
        heard.source(state(SourceState.Condition.DROPPING, 900));
        heard.hear(wire.frames, 20);
        assertThat(heard.alerts(MediaFault.MEDIA_QUALITY_POOR)).isEmpty();
        assertThat(heard.states(MediaFault.G726_OFFERED))
                .as("what was said was said, whatever else was dropped")
                .containsExactly("FIRING dect-1");
    }

    private static SourceState state(SourceState.Condition condition, long drops) {
        return new SourceState(
                "eth0",
                SourceState.Kind.LIVE,
                condition,
                "because",
                Wire.START,
                1000,
                100_000,
                drops,
                0,
                Optional.of(Wire.second(3)),
                Optional.of(Wire.second(3)),
                Optional.of(Wire.second(3)));
    }

    @Test
    void whatFiredBeforeARestartIsNotOverBecauseNoCallCameYet() {
        Heard before = hear(FaultyCalls.of(MediaFault.G726_OFFERED), 20);
        List<RememberedAlarm> alarms = before.book.toRemember();
        assertThat(alarms).hasSize(1);
        Heard after = hear(new Wire(), 0);
        after.book.restore(alarms, Wire.START);
        after.tickTo(60);
        assertThat(after.states(MediaFault.G726_OFFERED)).containsExactly("FIRING dect-1");
        after.tickTo(180);
        assertThat(after.states(MediaFault.G726_OFFERED)).containsExactly("RESOLVED dect-1");
    }

    @Test
    void severitiesAndWhatIsLookedForAreOptions() {
        Heard loud = FaultyCalls.of(MediaFault.G726_OFFERED)
                .heard(
                        Wire.site(),
                        health(Duration.ofMinutes(2), List.of(MediaFault.G726_OFFERED)),
                        MediaPolicy.defaults(),
                        20);
        assertThat(loud.alerts(MediaFault.G726_OFFERED))
                .extracting(alert -> alert.finding().severity())
                .containsExactly(Severity.CRITICAL);
        MediaRuleOptions some = new MediaRuleOptions(
                true,
                Duration.ofMinutes(1),
                1,
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                List.of(MediaFault.G726_OFFERED),
                List.of(),
                List.of(),
                List.of());
        assertThat(some.wanted()).hasSize(MediaFault.values().length - 1).doesNotContain(MediaFault.G726_OFFERED);
    }

    @Test
    void asksNoMoreOfAServerThanOfItsCallsWithinTheWindow() {
        Wire wire = new Wire();
        for (int i = 0; i < 30; i++) {
            wire.call("c" + i)
                    .invites(10 * i, FaultyCalls.OFFER)
                    .answers(10 * i + 1, FaultyCalls.ANSWER)
                    .hangsUp(10 * i + 4);
        }
        Heard heard = hear(wire, 320);
        List<Alert> alerts = heard.book.alerts();
        assertThat(alerts).isEmpty();
        assertThat(heard.ledger.now()).isAfter(Stage.at(300));
    }
}
