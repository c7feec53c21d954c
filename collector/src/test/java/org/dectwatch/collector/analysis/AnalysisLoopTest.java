package org.dectwatch.collector.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.health.rules.media.MediaJudge;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.HandsetLabels;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.metrics.LevelMetrics;
import org.dectwatch.collector.metrics.MetricsRegistry;
import org.dectwatch.collector.metrics.ServerNames;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.testing.RegisterTraffic;
import org.dectwatch.collector.testing.RegisterTraffic.Answer;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SnapshotBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnalysisLoopTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SERVER = "192.0.2.20";

    private final Site site = Site.unknown();
    private final ObservationQueue queue = new ObservationQueue(1000);
    private final Ledger ledger = new Ledger(LedgerOptions.defaults(), site);
    private final AlertBook alerts = HealthOptions.defaults().newBook(MediaPolicy.defaults());
    private final LiveView live = new LiveView(16);

    private AnalysisLoop loop() {
        MetricsRegistry registry = new MetricsRegistry();
        SelfCounts self = new SelfCounts("test");
        HandsetLabels labels = new HandsetLabels(LabelOptions.Form.ID, Optional.empty());
        MediaJudge judge = MediaJudge.usual();
        return new AnalysisLoop(
                queue,
                new StreamTime(ledger, alerts, AnalysisLoopTest::breakOnTheFirst, change -> {}),
                new Publisher(
                        ledger,
                        alerts,
                        queue,
                        self,
                        new SnapshotBuilder("run1", START, judge),
                        live,
                        new LevelMetrics(registry, new ServerNames(site), labels, 100),
                        judge),
                self,
                new StateKeeper(new StateFile(Optional.empty()), ledger, alerts, Duration.ofSeconds(10)),
                Clock.systemUTC(),
                false);
    }

    private static void breakOnTheFirst(DomainEvent event) {
        if (String.valueOf(event).contains("line1")) {
            throw new IllegalStateException("a room is on fire");
        }
    }

    @Test
    void aFaultOfTheProgramCostsOneObservationAndIsTold() throws Exception {
        AnalysisLoop loop = loop();
        loop.start();
        Intake intake = new Intake(
                IntakeOptions.forFiles(), new KeyRing(), new Directions(Set.of()), queue::put, frame -> {}, true);
        RegisterTraffic traffic = new RegisterTraffic()
                .attempt(START, SERVER, "line1", "auth1", Answer.GRANTED)
                .attempt(START.plusSeconds(1), SERVER, "line2", "auth2", Answer.GRANTED);
        for (RawFrame frame : traffic.frames()) {
            intake.frame(frame);
        }
        intake.end(Times.nanos(START.plusSeconds(2)));

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                live.latest().orElseThrow().snapshot().handsets())
                        .anyMatch(row -> row.aor().equals(Optional.of("sip:line2@" + RegisterTraffic.DOMAIN))));
        assertThat(loop.alive()).isTrue();
        assertThat(loop.faults()).isPositive();
        assertThat(loop.trouble()).hasValueSatisfying(told -> assertThat(told).contains("a room is on fire"));
        loop.stop();
    }
}
