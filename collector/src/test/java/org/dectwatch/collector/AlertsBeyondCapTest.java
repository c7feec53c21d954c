package org.dectwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dectwatch.collector.testing.HepTalk.answer;
import static org.dectwatch.collector.testing.HepTalk.register;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.testing.HepTalk;
import org.dectwatch.collector.testing.RunningCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is in trouble and has no alert is counted wherever alerts are looked at. */
@Timeout(60)
class AlertsBeyondCapTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void isToldInSnapshotAlertsAndMetricsAndMovesUp() throws Exception {
        HealthOptions one =
                SiteConfigFile.bind(HealthOptions.class, "health", "alerts: {mostPerRule: 1}\n", Path.of(""));
        HepTalk wire = new HepTalk(Optional.empty());
        try (RunningCollector collector = new RunningCollector(vertx -> new RunningCollector.Parts(
                Site.unknown(),
                List.of(wire.feed(vertx)),
                List.of(),
                ScrapeOptions.defaults(),
                one,
                Optional.empty(),
                true))) {
            for (String user : List.of("3301", "3302", "3303")) {
                wire.up(register(user, 1)).down(answer(user, 1, 403));
            }
            beyond(collector, 2);
            assertThat(collector.get("/api/v1/alerts").path("alerts"))
                    .filteredOn(alert -> alert.path("rule").asText().equals("registration-rejected"))
                    .hasSize(1);
            assertThat(collector.metrics("dectwatch_alerts_beyond_cap"))
                    .as("a rule with room shows 0")
                    .contains("dectwatch_alerts_beyond_cap{rule=\"registration-lost\"} 0.0");

            for (String user : List.of("3301", "3302")) {
                wire.up(register(user, 2)).down(answer(user, 2, 200));
            }
            beyond(collector, 0);
        }
    }

    private static void beyond(RunningCollector collector, int subjects) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(collector
                            .get("/api/v1/snapshot")
                            .at("/totals/alertsBeyondCap/registration-rejected")
                            .asInt(0))
                    .isEqualTo(subjects);
            assertThat(collector
                            .get("/api/v1/alerts")
                            .at("/beyondCap/registration-rejected")
                            .asInt(0))
                    .isEqualTo(subjects);
            assertThat(collector.metrics("dectwatch_alerts_beyond_cap"))
                    .contains("dectwatch_alerts_beyond_cap{rule=\"registration-rejected\"} " + subjects + ".0");
        });
    }
}
