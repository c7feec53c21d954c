package org.dectwatch.collector.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.Stage.at;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private final Stage stage = new Stage();
    private final AlertBook book = HealthOptions.defaults().newBook();

    @Test
    void firesAtTheDeadlinesOwnTimeAlthoughItIsEvaluatedLater() {
        stage.put(Rows.registered(1, 0));
        stage.evaluate(book, 1);
        stage.put(Rows.expired(1, 20));
        assertThat(stage.evaluate(book, 20.25)).extracting(Change::kind).containsExactly(Change.Kind.PENDING);
        assertThat(book.nextDeadline()).contains(at(30));

        List<Change> changes = stage.evaluate(book, 47);

        assertThat(changes).extracting(Change::kind).containsExactly(Change.Kind.FIRED);
        assertThat(changes.get(0).time()).isEqualTo(at(30));
        assertThat(changes.get(0).alert().firedAt()).contains(at(30));
        assertThat(changes.get(0).alert().finding().from()).isEqualTo(at(20));
        assertThat(changes.get(0).alert().server()).isEqualTo("dect-1");
    }

    @Test
    void saysNothingOfATroubleThatEndsBeforeItsTime() {
        stage.put(Rows.expired(1, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.registered(1, 5));
        assertThat(stage.evaluate(book, 5)).extracting(Change::kind).containsExactly(Change.Kind.CANCELLED);
        assertThat(stage.evaluate(book, 60)).isEmpty();
        assertThat(book.findings()).isEmpty();
        assertThat(book.alerts()).isEmpty();
    }

    @Test
    void resolvesWhenTheTroubleEndedAndLetsTheAlertLinger() {
        stage.put(Rows.expired(1, 0));
        stage.evaluate(book, 0);
        stage.evaluate(book, 12);
        stage.put(Rows.registered(1, 30));
        List<Change> resolved = stage.evaluate(book, 30.5);

        assertThat(resolved).extracting(Change::kind).containsExactly(Change.Kind.RESOLVED);
        assertThat(resolved.get(0).alert().endedBecause()).contains("it is registered");
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("registration-lost");
            assertThat(finding.from()).isEqualTo(at(0));
            assertThat(finding.to()).contains(at(30));
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.evidence().get(0).packet()).hasValue(101);
        });
        assertThat(book.alerts()).extracting(Alert::state).containsExactly(AlertState.RESOLVED);

        assertThat(stage.evaluate(book, 1000)).extracting(Change::kind).containsExactly(Change.Kind.FORGOTTEN);
        assertThat(book.alerts()).isEmpty();
        assertThat(book.findings()).hasSize(1);
    }

    @Test
    void tellsTheSameTroubleTwiceWhenItComesTwice() {
        for (int round = 0; round < 2; round++) {
            stage.put(Rows.expired(1, round * 100));
            stage.evaluate(book, round * 100);
            stage.evaluate(book, round * 100 + 20);
            stage.put(Rows.registered(1, round * 100 + 50));
            stage.evaluate(book, round * 100 + 50);
        }
        assertThat(book.findings()).extracting(Finding::from).containsExactly(at(0), at(100));
        assertThat(book.alerts()).hasSize(1);
    }

    @Test
    void resolvesWhatTheLedgerHasForgotten() {
        stage.put(Rows.expired(1, 0));
        stage.evaluate(book, 0);
        stage.evaluate(book, 10);
        stage.forget(Rows.aor(1));
        assertThat(stage.evaluate(book, 20)).extracting(Change::kind).containsExactly(Change.Kind.RESOLVED);
    }

    @Test
    void sumsWhatIsBeyondTheCapAndLetsItMoveUp() {
        HealthOptions few = withMost(10);
        AlertBook small = few.newBook();
        IntStream.range(0, 25).forEach(i -> stage.put(Rows.expired(i, 0)));
        stage.evaluate(small, 0);
        stage.evaluate(small, 15);
        assertThat(small.alerts())
                .filteredOn(alert -> alert.rule().equals("registration-lost"))
                .hasSize(10);
        assertThat(small.beyondCap()).containsEntry("registration-lost", 15);

        IntStream.range(0, 12).forEach(i -> stage.put(Rows.registered(i, 20)));
        stage.evaluate(small, 20);

        assertThat(firing(small)).hasSize(10);
        assertThat(small.beyondCap()).containsEntry("registration-lost", 3);
        IntStream.range(12, 25).forEach(i -> stage.put(Rows.registered(i, 30)));
        stage.evaluate(small, 30);
        assertThat(firing(small)).isEmpty();
        assertThat(small.beyondCap()).isEmpty();
        assertThat(small.alerts()).as("resolved ones are capped as well").hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void forgetsTheOldestFindingsAndCountsThem() {
        AlertOptions options = new AlertOptions(1000, Duration.ofMinutes(15), 10, Duration.ofDays(1));
        AlertBook small = new AlertBook(HealthOptions.defaults().rules(), options, TrustOptions.defaults());
        IntStream.range(0, 14).forEach(i -> stage.put(Rows.expired(i, i)));
        stage.evaluate(small, 0);
        stage.evaluate(small, 60);
        assertThat(small.findings()).hasSize(10);
        assertThat(small.findingsLeftOut()).isEqualTo(5);
    }

    @Test
    void forgetsWhatIsOverBeforeWhatLasts() {
        AlertOptions options = new AlertOptions(1000, Duration.ofMinutes(15), 10, Duration.ofDays(1));
        AlertBook small = new AlertBook(HealthOptions.defaults().rules(), options, TrustOptions.defaults());
        stage.put(Rows.expired(0, 0));
        stage.evaluate(small, 0);
        stage.evaluate(small, 60);
        for (int i = 1; i < 14; i++) {
            stage.put(Rows.expired(i, 100 * i));
            stage.evaluate(small, 100 * i);
            stage.evaluate(small, 100 * i + 60);
            stage.put(Rows.registered(i, 100 * i + 61));
            stage.evaluate(small, 100 * i + 61);
        }
        assertThat(small.findings()).hasSize(10);
        assertThat(small.findings().get(0).to()).as("it began first, and lasts").isEmpty();
        assertThat(small.findings().get(0).subject().text()).contains("h0@");
    }

    @Test
    void readsNothingWhenNothingChangedHoweverManyHandsetsThereAre() {
        IntStream.range(0, 100_000).forEach(i -> stage.put(Rows.registered(i, 0)));
        stage.put(Rows.answering(0, 100_000));
        stage.evaluate(book, 1);
        long before = stage.reads();
        for (int second = 2; second < 1002; second++) {
            assertThat(stage.evaluate(book, second)).isEmpty();
        }
        assertThat(stage.reads() - before).isZero();
    }

    @Test
    void staysUpWhenAHundredThousandHandsetsAreLostAtOnce() {
        IntStream.range(0, 100_000).forEach(i -> stage.put(Rows.registered(i, 0)));
        stage.put(Rows.answering(0, 100_000));
        stage.evaluate(book, 1);
        IntStream.range(0, 100_000).forEach(i -> stage.put(Rows.expired(i, 100)));
        stage.evaluate(book, 100);
        stage.evaluate(book, 120);
        assertThat(firing(book)).hasSize(1001);
        assertThat(firing(book).get(0).rule()).isEqualTo("registration-mass-loss");
        assertThat(book.beyondCap()).containsEntry("registration-lost", 99_000);
    }

    private static List<Alert> firing(AlertBook book) {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .toList();
    }

    private static HealthOptions withMost(int most) {
        HealthOptions standard = HealthOptions.defaults();
        return new HealthOptions(
                new AlertOptions(most, Duration.ofMinutes(15), 10_000, Duration.ofDays(1)),
                standard.trust(),
                standard.registrationLost(),
                standard.registrationRejected(),
                new org.dectwatch.collector.health.rules.MassLossOptions(
                        false, Severity.CRITICAL, Duration.ZERO, Duration.ofMinutes(1), 5, 0.2),
                standard.serverUnreachable(),
                standard.captureBlindOrDropping(),
                standard.scrapeFailing(),
                standard.devices(),
                standard.tls(),
                standard.media(),
                standard.identity());
    }
}
