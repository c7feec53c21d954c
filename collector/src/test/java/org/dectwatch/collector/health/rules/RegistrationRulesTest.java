package org.dectwatch.collector.health.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Rows;
import org.dectwatch.collector.health.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationRulesTest {
    private final Stage stage = new Stage();
    private final AlertBook book = HealthOptions.defaults().newBook();

    private List<String> firing() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::rule)
                .toList();
    }

    @Test
    void doesNotCallAHandsetLostThatSignedOff() {
        stage.put(Rows.registered(1, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.signedOff(1, 10));
        stage.evaluate(book, 10);
        stage.evaluate(book, 100);
        assertThat(book.findings()).isEmpty();
    }

    @Test
    void doesNotAlarmForWhatIsUnknown() {
        stage.put(Rows.registration(
                1, RegistrationState.UNKNOWN, 0, RegistrationOutcome.CHALLENGED, RegistrationReason.NONE, 401, false));
        stage.evaluate(book, 0);
        stage.evaluate(book, 100);
        assertThat(book.alerts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = RegistrationReason.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void saysWhyAndWhatToDoForEachReason(RegistrationReason reason) {
        stage.put(Rows.rejected(1, 0, reason, 403));
        stage.evaluate(book, 0);
        stage.evaluate(book, 15);
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("registration-rejected");
            assertThat(finding.why()).contains("sip:h1@example.test", "198.51.100.1:5060");
            assertThat(finding.nextStep()).hasSizeGreaterThan(30);
            assertThat(finding.evidence()).isNotEmpty();
        });
    }

    @Test
    void keepsWaitingOutAFailureWhileTheHandsetTriesAgainAndAgain() {
        for (int second = 0; second <= 30; second += 5) {
            stage.put(Rows.rejected(1, second, RegistrationReason.WRONG_CREDENTIALS, 401));
            stage.evaluate(book, second);
            stage.put(Rows.registration(
                    1,
                    RegistrationState.NEVER,
                    second + 1,
                    RegistrationOutcome.CHALLENGED,
                    RegistrationReason.NONE,
                    401,
                    false));
            stage.evaluate(book, second + 1);
        }
        assertThat(firing()).containsExactly("registration-rejected");
        assertThat(book.findings()).singleElement().extracting(Finding::from).isEqualTo(Stage.at(0));
    }

    @Test
    void saysOfALostHandsetThatItsRenewalWasRefused() {
        stage.put(Rows.registration(
                1,
                RegistrationState.EXPIRED,
                0,
                RegistrationOutcome.REJECTED,
                RegistrationReason.FORBIDDEN,
                403,
                false));
        stage.evaluate(book, 0);
        stage.evaluate(book, 20);
        assertThat(firing()).containsExactly("registration-lost", "registration-rejected");
        assertThat(book.findings().get(0).why()).contains("403", "FORBIDDEN");
    }

    @Test
    void callsItAMassLossWhenAFifthOfTheHandsetsGoWithinTheWindow() {
        stage.put(Rows.answering(0, 20));
        IntStream.range(0, 25).forEach(i -> stage.put(Rows.registered(i, 0)));
        stage.evaluate(book, 0);
        IntStream.range(0, 5).forEach(i -> stage.put(Rows.expired(i, 60 + i)));
        stage.evaluate(book, 65);
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("registration-mass-loss");
            assertThat(finding.from()).isEqualTo(Stage.at(60));
            assertThat(finding.why()).contains("5 handsets of dect-1", "20 are still registered");
            assertThat(finding.evidence()).hasSize(5);
        });

        IntStream.range(0, 2).forEach(i -> stage.put(Rows.registered(i, 100)));
        stage.evaluate(book, 100);
        assertThat(firing()).contains("registration-mass-loss");
        stage.put(Rows.registered(2, 110));
        stage.evaluate(book, 110);
        assertThat(firing()).doesNotContain("registration-mass-loss");
    }

    @Test
    void doesNotCallItAMassLossWhenTheyGoOneByOneOrAreFewOfMany() {
        stage.put(Rows.answering(0, 95));
        IntStream.range(0, 100).forEach(i -> stage.put(Rows.registered(i, 0)));
        stage.evaluate(book, 0);
        IntStream.range(0, 5).forEach(i -> stage.put(Rows.expired(i, 60)));
        stage.evaluate(book, 60);
        IntStream.range(5, 40).forEach(i -> {
            stage.put(Rows.expired(i, i * 60));
            stage.evaluate(book, i * 60);
        });
        assertThat(book.findings()).noneMatch(finding -> finding.rule().equals("registration-mass-loss"));
    }
}
