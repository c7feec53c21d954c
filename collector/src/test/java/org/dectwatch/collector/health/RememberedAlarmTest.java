package org.dectwatch.collector.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedAlarmTest {
    private List<RememberedAlarm> saved = List.of();

    @BeforeEach
    void twoAlarmsFire() {
        Stage before = new Stage();
        AlertBook book = HealthOptions.defaults().newBook();
        before.put(Rows.expired(1, 0));
        before.put(Rows.failing(0, Reason.AUTHENTICATION, Optional.empty()));
        before.evaluate(book, 0);
        before.evaluate(book, 100);
        saved = book.toRemember();
        assertThat(saved).extracting(RememberedAlarm::rule).containsExactly("registration-lost", "scrape-failing");
    }

    @Test
    void goesThroughTheStateFileUnchanged() throws Exception {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new Jdk8Module())
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        String text = json.writeValueAsString(saved);
        assertThat(json.readValue(text, new TypeReference<List<RememberedAlarm>>() {}))
                .isEqualTo(saved);
    }

    @Test
    void firesOnAsRememberedUntilSomethingSeenConfirmsIt() {
        Stage after = new Stage();
        AlertBook book = HealthOptions.defaults().newBook();
        assertThat(book.restore(saved, Stage.at(200))).isEqualTo(2);
        after.put(Rows.remembered(1, 0));
        after.evaluate(book, 200);
        assertThat(book.alerts())
                .hasSize(2)
                .allMatch(alert -> alert.remembered() && alert.state() == AlertState.FIRING);

        after.put(Rows.failing(210, Reason.AUTHENTICATION, Optional.empty()));
        after.evaluate(book, 210);

        assertThat(book.alerts())
                .filteredOn(alert -> !alert.remembered())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.rule()).isEqualTo("scrape-failing");
                    assertThat(alert.finding().from()).isEqualTo(Stage.at(0));
                });
    }

    @Test
    void resolvesWhenTheHandsetIsSeenAgain() {
        Stage after = new Stage();
        AlertBook book = HealthOptions.defaults().newBook();
        book.restore(saved, Stage.at(200));
        after.evaluate(book, 200);
        after.put(Rows.registered(1, 230));
        after.evaluate(book, 230);
        assertThat(book.findings())
                .filteredOn(finding -> finding.rule().equals("registration-lost"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.to()).contains(Stage.at(230)));
    }

    @Test
    void givesUpWhenNothingIsSeenForADay() {
        Stage after = new Stage();
        AlertBook book = HealthOptions.defaults().newBook();
        book.restore(saved, Stage.at(200));
        after.evaluate(book, 200);
        List<Change> changes = after.evaluate(book, 200 + 86_400);
        assertThat(changes)
                .extracting(Change::kind)
                .contains(Change.Kind.RESOLVED)
                .doesNotContain(Change.Kind.FIRED);
        assertThat(book.alerts()).noneMatch(alert -> alert.state() == AlertState.FIRING);
    }

    @Test
    void leavesOutAlarmsOfRulesThatAreGone() {
        AlertBook none = new AlertBook(List.of(), AlertOptions.defaults(), TrustOptions.defaults());
        assertThat(none.restore(saved, Stage.at(200))).isZero();
        assertThat(none.alerts()).isEmpty();
    }

    @Test
    void bringsBackWhatItWasAbout() {
        for (Subject subject : List.of(
                Rows.subject(7),
                new Subject.OfServer("north"),
                new Subject.OfSource("eth0"),
                new Subject.OfTlsTarget("north", "sip.example.com:5061"))) {
            Finding finding = new Finding(
                    "rule", Severity.WARNING, subject, Stage.at(0), Optional.empty(), "why", "next", List.of());
            Alert alert = new Alert(
                    AlertState.FIRING,
                    finding,
                    "north",
                    Optional.of(Stage.at(1)),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            Alert back = RememberedAlarm.of(alert).toAlert();
            assertThat(back.subject()).isEqualTo(subject);
            assertThat(back.server()).isEqualTo("north");
            assertThat(back.remembered()).isTrue();
        }
    }
}
