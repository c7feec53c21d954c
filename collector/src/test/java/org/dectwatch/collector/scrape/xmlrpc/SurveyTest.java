package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private final Survey survey =
            new Survey(new SurveyOptions(Duration.ofMinutes(10), Duration.ofSeconds(30)), List.of("a", "b"));

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    @Test
    void asksOneAtATimeAndRestsInBetween() {
        assertThat(survey.next(at(0))).contains("a");
        assertThat(survey.next(at(1))).isEmpty();
        survey.heard("b", at(2));
        assertThat(survey.next(at(3))).as("b was not asked").isEmpty();
        survey.heard("a", at(4));
        assertThat(survey.next(at(5))).isEmpty();
        assertThat(survey.next(at(33))).isEmpty();
        assertThat(survey.next(at(34))).contains("b");
    }

    @Test
    void asksEachAgainOnlyAfterItsInterval() {
        survey.next(at(0));
        survey.heard("a", at(1));
        survey.next(at(31));
        survey.heard("b", at(32));
        assertThat(survey.next(at(100))).isEmpty();
        assertThat(survey.next(at(599))).isEmpty();
        assertThat(survey.next(at(600))).contains("a");
    }

    @Test
    void givesUpAHandsetThatNothingIsHeardOf() {
        survey.next(at(0));
        assertThat(survey.next(at(24))).isEmpty();
        assertThat(survey.next(at(25))).as("rests first").isEmpty();
        assertThat(survey.next(at(55))).contains("b");
    }

    @Test
    void leavesABusyServerAloneForLongerAndAsksTheSameHandset() {
        survey.next(at(0));
        survey.busy(at(1));
        assertThat(survey.next(at(120))).isEmpty();
        assertThat(survey.next(at(121))).contains("a");
    }

    @Test
    void nobodyToAskIsNobodyAsked() {
        assertThat(new Survey(SurveyOptions.defaults(), List.of()).next(START)).isEmpty();
    }
}
