package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.RegistrationState;
import org.junit.jupiter.api.Test;

/** The series of single handsets: no more than asked for, and named as asked for. */
class HandsetSeriesTest extends ExposedRegistry {
    @Test
    void showsFiveGaugesForAHandsetAndNothingThatIsUnknown() {
        levels(LabelOptions.Form.ID, 10)
                .show(
                        view(List.of(
                                Facts.handset(
                                        "150930000216",
                                        "dect-1",
                                        Optional.of(Facts.registration("u1", RegistrationState.REGISTERED, false))),
                                Facts.handset(
                                        "remembered",
                                        "dect-1",
                                        Optional.of(Facts.registration("u2", RegistrationState.REGISTERED, true))),
                                Facts.handset("never-seen", "203.0.113.7", Optional.empty()))),
                        List.of());

        assertThat(scrape().stream().filter(line -> line.contains("handset=\"")))
                .containsExactlyInAnyOrder(
                        "dectwatch_handset_registered{handset=\"150930000216\",server=\"dect-1\"} 1.0",
                        "dectwatch_handset_registration_expires_timestamp_seconds{handset=\"150930000216\",server=\"dect-1\"} 1.79534166E9",
                        "dectwatch_handset_registration_expires_timestamp_seconds{handset=\"remembered\",server=\"dect-1\"} 1.79534166E9",
                        "dectwatch_handset_last_seen_timestamp_seconds{handset=\"150930000216\",server=\"dect-1\"} 1.7953416E9",
                        "dectwatch_handset_last_seen_timestamp_seconds{handset=\"remembered\",server=\"dect-1\"} 1.7953416E9",
                        "dectwatch_handset_registration_delay_seconds{handset=\"150930000216\",server=\"dect-1\"} 0.025",
                        "dectwatch_handset_registration_delay_seconds{handset=\"remembered\",server=\"dect-1\"} 0.025",
                        "dectwatch_handset_active_calls{handset=\"150930000216\",server=\"dect-1\"} 1.0",
                        "dectwatch_handset_active_calls{handset=\"remembered\",server=\"dect-1\"} 1.0",
                        "dectwatch_handset_active_calls{handset=\"never-seen\",server=\"unlisted\"} 1.0");
        assertThat(String.join("\n", scrape())).doesNotContain("Name of a person", "4711", "203.0.113");
    }

    @Test
    void capsHandsetSeriesAndCountsThoseLeftOutAndForgetsThoseGone() {
        LevelMetrics levels = levels(LabelOptions.Form.ID, 2);
        List<Handset> three = new ArrayList<>();
        for (String id : List.of("c", "a", "b")) {
            three.add(Facts.handset(id, "dect-1", Optional.empty()));
        }
        levels.show(view(three), List.of());
        assertThat(scrape())
                .contains("dectwatch_handset_series_left_out 1.0")
                .anyMatch(line -> line.contains("handset=\"b\""))
                .noneMatch(line -> line.contains("handset=\"c\""));

        levels.show(view(three.subList(0, 1)), List.of());
        assertThat(scrape())
                .contains("dectwatch_handset_series_left_out 0.0")
                .anyMatch(line -> line.contains("handset=\"c\""))
                .noneMatch(line -> line.contains("handset=\"b\""));
    }

    @Test
    void hidesOrOmitsHandsetsWhenAsked() {
        List<Handset> one = List.of(Facts.handset("150930000216", "dect-1", Optional.empty()));
        // printf 150930000216 | openssl dgst -sha256 -hmac key
        levels(LabelOptions.Form.HMAC, 2).show(view(one), List.of());
        assertThat(scrape())
                .contains("dectwatch_handset_active_calls{handset=\"0c2df1dc86dead06\",server=\"dect-1\"} 1.0")
                .noneMatch(line -> line.contains("150930000216"));

        try (MetricsRegistry other = new MetricsRegistry()) {
            new LevelMetrics(other, servers, new HandsetLabels(LabelOptions.Form.OFF, Optional.empty()), 2)
                    .show(view(one), List.of());
            assertThat(new Exposition(other).text("text/plain")).doesNotContain("handset=");
        }
    }
}
