package org.dectwatch.collector.health.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.health.Stage.at;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.SourceState.Condition;
import org.dectwatch.collector.domain.SourceState.Kind;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Rows;
import org.dectwatch.collector.health.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerAndSourceRulesTest {
    private final Stage stage = new Stage();
    private final AlertBook book = HealthOptions.defaults().newBook();

    private List<String> firing() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::rule)
                .toList();
    }

    @Test
    void callsAServerUnreachableThatStoppedAnsweringAndRecoversWithItsNextAnswer() {
        stage.put(Rows.answering(0, 10));
        stage.evaluate(book, 0);
        stage.put(Rows.failing(30, Reason.TIMEOUT, Optional.empty()));
        stage.evaluate(book, 30);
        stage.evaluate(book, 89);
        assertThat(firing()).isEmpty();
        stage.evaluate(book, 91);
        assertThat(firing()).containsExactly("server-unreachable");
        stage.evaluate(book, 121);
        assertThat(firing()).containsExactly("server-unreachable", "scrape-failing");
        assertThat(book.findings().get(0).from()).isEqualTo(at(30));

        stage.put(Rows.answering(150, 10));
        stage.evaluate(book, 150);
        assertThat(firing()).isEmpty();
        assertThat(book.findings())
                .allSatisfy(finding -> assertThat(finding.to()).contains(at(150)));
    }

    @Test
    void doesNotCallAServerUnreachableWhosePacketsStillCome() {
        stage.put(Rows.answering(0, 10));
        stage.evaluate(book, 0);
        stage.put(Rows.failing(30, Reason.TIMEOUT, Optional.of(at(120))));
        stage.evaluate(book, 120);
        assertThat(firing()).containsExactly("scrape-failing");
        stage.evaluate(book, 419);
        assertThat(firing()).containsExactly("scrape-failing");
        stage.evaluate(book, 421);
        assertThat(firing()).containsExactly("server-unreachable", "scrape-failing");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"AUTHENTICATION", "NOT_UNDERSTOOD", "TOO_LARGE", "OTHER"})
    void doesNotCallAServerUnreachableThatAnswersWrongly(Reason reason) {
        stage.put(Rows.failing(0, reason, Optional.empty()));
        stage.evaluate(book, 0);
        stage.evaluate(book, 500);
        assertThat(firing()).containsExactly("scrape-failing");
    }

    @Test
    void goesByTheWireWhereNobodyAsks() {
        stage.put(Rows.notAsked(Optional.of(at(0))));
        stage.evaluate(book, 0);
        stage.evaluate(book, 299);
        assertThat(firing()).isEmpty();
        stage.evaluate(book, 300);
        assertThat(firing()).containsExactly("server-unreachable");
        assertThat(book.findings().get(0).from()).isEqualTo(at(0));
        stage.put(Rows.notAsked(Optional.of(at(310))));
        stage.evaluate(book, 312);
        assertThat(firing()).isEmpty();
    }

    @Test
    void noticesByItselfThatASilentServerSendsAgain() {
        stage.put(Rows.notAsked(Optional.of(at(0))));
        stage.evaluate(book, 0);
        stage.evaluate(book, 300);
        assertThat(book.nextDeadline())
                .hasValueSatisfying(next -> assertThat(next).isBefore(at(305)));
    }

    @Test
    void alarmsForAServerThatWasNeverSeen() {
        stage.put(Rows.notAsked(Optional.empty()));
        stage.evaluate(book, 0);
        stage.evaluate(book, 300);
        assertThat(book.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("since watching began"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Condition.class,
            names = {"BLIND", "DROPPING"})
    void saysThatASourceIsBlindOrDropsAndSinceWhen(Condition condition) {
        stage.put(Rows.source(Kind.LIVE, Condition.SEEING, 0));
        stage.evaluate(book, 0);
        stage.put(Rows.source(Kind.LIVE, condition, 20));
        stage.evaluate(book, 21);
        stage.evaluate(book, 30);
        assertThat(firing()).containsExactly("capture-blind-or-dropping");
        stage.put(Rows.source(Kind.LIVE, Condition.SEEING, 50));
        stage.evaluate(book, 50);
        assertThat(book.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.from()).isEqualTo(at(20));
            assertThat(finding.to()).contains(at(50));
            assertThat(finding.subject().text()).isEqualTo("eth0");
        });
    }

    @Test
    void saysNothingOfAQuietNetwork() {
        stage.put(Rows.source(Kind.LIVE, Condition.QUIET, 0));
        stage.evaluate(book, 0);
        stage.evaluate(book, 1000);
        assertThat(book.alerts()).isEmpty();
    }

    @Test
    void saysThatAMirrorIsOneSidedThoughItsConditionChangesMeanwhile() {
        for (int second = 0; second <= 60; second += 10) {
            Condition condition = second % 20 == 0 ? Condition.SEEING : Condition.QUIET;
            stage.put(Rows.source(Kind.LIVE, condition, second, 0, true, false));
            stage.evaluate(book, second);
        }
        assertThat(firing()).containsExactly("capture-blind-or-dropping");
        assertThat(book.findings().get(0).why()).contains("no packet to the IP-DECT servers");
    }
}
