package org.dectwatch.collector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.domain.SourceState.Condition.BLIND;
import static org.dectwatch.collector.domain.SourceState.Condition.DROPPING;
import static org.dectwatch.collector.domain.SourceState.Condition.SEEING;
import static org.dectwatch.collector.domain.SourceState.Kind.FILE;
import static org.dectwatch.collector.domain.SourceState.Kind.LIVE;
import static org.dectwatch.collector.health.Stage.at;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Test;

class TrustTest {
    private final Stage stage = new Stage();
    private final AlertBook book = HealthOptions.defaults().newBook();

    /** Everything that the four gated rules look for, from second 300 on. */
    private void allFourTroubles() {
        for (int i = 0; i < 8; i++) {
            stage.put(Rows.expired(i, 300));
        }
        stage.put(Rows.rejected(20, 300, RegistrationReason.FORBIDDEN, 403));
        stage.put(Rows.failing(300, Reason.TIMEOUT, Optional.empty()));
    }

    private List<String> rulesIn(AlertState state) {
        return book.alerts().stream()
                .filter(alert -> alert.state() == state)
                .map(Alert::rule)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void dropsThatBecomeKnownAsNoneAreNoDrops() {
        stage.put(Rows.source(LIVE, SEEING, 0, -1, true, true));
        stage.evaluate(book, 0);
        stage.put(Rows.source(LIVE, SEEING, 0, 0, true, true));
        stage.put(Rows.rejected(20, 1, RegistrationReason.FORBIDDEN, 403));
        stage.evaluate(book, 1);
        stage.evaluate(book, 20);

        assertThat(book.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.heldBecause())
                        .get()
                        .asString()
                        .startsWith("eth0 has only just begun to watch"));
    }

    @Test
    void holdsTheFourRulesThatRestOnTheWireWhileTheSourceDrops() {
        stage.put(Rows.source(LIVE, SEEING, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.source(LIVE, DROPPING, 290));
        stage.evaluate(book, 290);
        allFourTroubles();
        stage.evaluate(book, 300);
        stage.evaluate(book, 400);

        assertThat(rulesIn(AlertState.HELD))
                .containsExactly(
                        "registration-lost", "registration-mass-loss", "registration-rejected", "server-unreachable");
        assertThat(rulesIn(AlertState.FIRING)).containsExactly("capture-blind-or-dropping", "scrape-failing");
        assertThat(book.alerts())
                .filteredOn(alert -> alert.state() == AlertState.HELD)
                .allSatisfy(alert -> assertThat(alert.heldBecause()).contains("eth0 drops packets"));
        assertThat(book.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("capture-blind-or-dropping", "scrape-failing");
    }

    @Test
    void firesWhatItHeldWhenOneRefreshIntervalHasPassedWithoutDrops() {
        stage.put(Rows.source(LIVE, SEEING, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.source(LIVE, DROPPING, 290));
        stage.evaluate(book, 290);
        allFourTroubles();
        stage.evaluate(book, 400);
        stage.put(Rows.source(LIVE, SEEING, 401));
        stage.evaluate(book, 401);
        assertThat(rulesIn(AlertState.HELD)).hasSize(4);
        assertThat(book.alerts().stream()
                        .filter(alert -> alert.state() == AlertState.HELD)
                        .map(alert -> alert.heldBecause().orElse("")))
                .allMatch(why -> why.contains("eth0 dropped packets"));
        assertThat(book.nextDeadline())
                .hasValueSatisfying(next -> assertThat(next).isBefore(at(521)));

        stage.evaluate(book, 519);
        assertThat(rulesIn(AlertState.HELD)).hasSize(4);
        List<Change> changes = stage.evaluate(book, 525);

        assertThat(rulesIn(AlertState.HELD)).isEmpty();
        assertThat(changes)
                .filteredOn(change -> change.kind() == Change.Kind.FIRED)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.time()).isEqualTo(at(520)));
        assertThat(book.findings())
                .filteredOn(finding -> finding.rule().equals("registration-lost"))
                .hasSize(8)
                .allSatisfy(finding -> assertThat(finding.from()).isEqualTo(at(300)));
    }

    @Test
    void countsKernelDropsAsDropsWhateverTheSourceCallsItself() {
        stage.put(Rows.source(LIVE, SEEING, 0, 10, true, true));
        stage.evaluate(book, 0);
        stage.evaluate(book, 298);
        stage.put(Rows.source(LIVE, SEEING, 0, 11, true, true));
        stage.evaluate(book, 299);
        allFourTroubles();
        stage.evaluate(book, 330);
        assertThat(rulesIn(AlertState.HELD)).contains("registration-lost");
    }

    @Test
    void holdsWhileASourceHasShownOneDirectionOnly() {
        stage.put(Rows.source(LIVE, SEEING, 0, 0, true, false));
        stage.evaluate(book, 0);
        allFourTroubles();
        stage.evaluate(book, 400);
        assertThat(rulesIn(AlertState.HELD)).hasSize(4);
        assertThat(book.alerts())
                .filteredOn(alert -> alert.state() == AlertState.HELD)
                .allSatisfy(alert ->
                        assertThat(alert.heldBecause()).contains("eth0 shows only packets from the IP-DECT servers"));
        assertThat(rulesIn(AlertState.FIRING)).contains("capture-blind-or-dropping");
    }

    @Test
    void holdsWithinTheFirstRefreshIntervalOfALiveSource() {
        stage.put(Rows.source(LIVE, SEEING, 250));
        stage.evaluate(book, 250);
        allFourTroubles();
        stage.evaluate(book, 365);
        assertThat(rulesIn(AlertState.HELD)).contains("registration-lost", "registration-mass-loss");
        stage.evaluate(book, 370);
        assertThat(rulesIn(AlertState.HELD)).isEmpty();
        assertThat(rulesIn(AlertState.FIRING)).contains("registration-lost", "registration-mass-loss");
    }

    @Test
    void doesNotHoldForACaptureFileWhichHasNoStart() {
        stage.put(Rows.source(FILE, SEEING, 300));
        allFourTroubles();
        stage.evaluate(book, 300);
        stage.evaluate(book, 361);
        assertThat(rulesIn(AlertState.HELD)).isEmpty();
        assertThat(rulesIn(AlertState.FIRING))
                .containsExactly(
                        "registration-lost", "registration-mass-loss", "registration-rejected", "server-unreachable");
    }

    @Test
    void keepsFiringWhatFiredBeforeTheSourceWentBlind() {
        stage.put(Rows.source(LIVE, SEEING, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.expired(1, 200));
        stage.evaluate(book, 220);
        assertThat(rulesIn(AlertState.FIRING)).containsExactly("registration-lost");
        stage.put(Rows.source(LIVE, BLIND, 230));
        stage.evaluate(book, 230);
        stage.evaluate(book, 300);
        assertThat(rulesIn(AlertState.FIRING)).containsExactly("capture-blind-or-dropping", "registration-lost");
    }

    @Test
    void forgetsWhatItHeldWhenItTurnsOutToBeFine() {
        stage.put(Rows.source(LIVE, DROPPING, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.expired(1, 10));
        stage.evaluate(book, 30);
        assertThat(rulesIn(AlertState.HELD)).containsExactly("registration-lost");
        stage.put(Rows.registered(1, 40));
        assertThat(stage.evaluate(book, 40)).extracting(Change::kind).containsExactly(Change.Kind.CANCELLED);
        assertThat(book.findings()).noneMatch(finding -> finding.rule().equals("registration-lost"));
    }

    @Test
    void countsWhatFiresPerServerAndShowsQuietRulesAsZero() {
        stage.put(Rows.source(FILE, SEEING, 300));
        allFourTroubles();
        stage.evaluate(book, 300);
        stage.evaluate(book, 361);
        assertThat(FiringCount.of(book, List.of("dect-1", "dect-2")))
                .contains(
                        new FiringCount("registration-lost", Severity.WARNING, "dect-1", 8),
                        new FiringCount("registration-lost", Severity.WARNING, "dect-2", 0),
                        new FiringCount("scrape-failing", Severity.WARNING, "dect-1", 0));
    }
}
