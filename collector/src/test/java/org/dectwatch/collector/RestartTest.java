package org.dectwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dectwatch.collector.testing.HepTalk.answer;
import static org.dectwatch.collector.testing.HepTalk.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.testing.HepTalk;
import org.dectwatch.collector.testing.RunningCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collector that is stopped and started again remembers, says of what age, and shows nothing green that it has not seen. */
@Timeout(120)
class RestartTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private HepTalk wire = new HepTalk(Optional.empty());

    private RunningCollector started() throws Exception {
        wire = new HepTalk(Optional.empty());
        Site site = new Site(
                "hq",
                false,
                List.of(new Site.Server(
                        "dect-1", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
                List.of());
        return new RunningCollector(vertx -> new RunningCollector.Parts(
                site,
                List.of(wire.feed(vertx)),
                List.of(),
                ScrapeOptions.defaults(),
                promptly(),
                Optional.of(folder.resolve("state.json")),
                true));
    }

    /** Without the patience that a network deserves and a test does not need. */
    private static HealthOptions promptly() {
        try {
            return SiteConfigFile.bind(
                    HealthOptions.class,
                    "rules",
                    "trust: {refreshInterval: 0s}\nregistrationRejected: {holdFor: 0s}\n",
                    Path.of(""));
        } catch (ConfigInvalid invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static JsonNode handset(RunningCollector collector) {
        return collector.row("handsets", "id", "3301");
    }

    private static JsonNode alert(RunningCollector collector) {
        return collector.row("alerts", "rule", "registration-rejected");
    }

    private static List<String> registered(RunningCollector collector) {
        return collector.metrics("dectwatch_handset_registered{");
    }

    @Test
    void whatWasSeenIsRememberedWithItsAgeAndGreenOnlyWhenSeenAgain() throws Exception {
        Instant seenAt;
        try (RunningCollector first = started()) {
            wire.up(register("3301", 1)).down(answer("3301", 1, 200));
            wire.up(register("3399", 1)).down(answer("3399", 1, 403));
            await().atMost(SOON)
                    .until(() -> handset(first).path("state").asText().equals("REGISTERED"));
            await().atMost(SOON).until(() -> alert(first).path("state").asText().equals("FIRING"));
            await().atMost(SOON)
                    .until(() -> registered(first)
                            .contains("dectwatch_handset_registered{handset=\"3301\",server=\"dect-1\"} 1.0"));
            assertThat(handset(first).path("remembered").asBoolean()).isFalse();
            seenAt = Instant.parse(handset(first).path("lastSeenAt").asText());
        }
        assertThat(Files.size(folder.resolve("state.json"))).isPositive();

        try (RunningCollector second = started()) {
            await().atMost(SOON).until(() -> !handset(second).isMissingNode());
            JsonNode remembered = handset(second);
            assertThat(remembered.path("remembered").asBoolean()).isTrue();
            assertThat(remembered.path("lastSeenAt").asText()).isEqualTo(seenAt.toString());
            assertThat(remembered.path("why").asText()).startsWith("Remembered from before the restart");
            assertThat(second.get("/api/v1/snapshot").at("/totals/registered").asInt())
                    .isZero();
            assertThat(second.get("/api/v1/snapshot").at("/totals/remembered").asInt())
                    .isEqualTo(1);
            assertThat(alert(second).path("state").asText()).isEqualTo("FIRING");
            assertThat(alert(second).path("remembered").asBoolean()).isTrue();
            await().atMost(SOON)
                    .until(() -> !second.metrics("dectwatch_handset_last_seen").isEmpty());
            assertThat(registered(second)).isEmpty();

            wire.up(register("3301", 2)).down(answer("3301", 2, 200));
            wire.up(register("3399", 2)).down(answer("3399", 2, 200));
            await().atMost(SOON).until(() -> !handset(second).path("remembered").asBoolean());
            assertThat(handset(second).path("state").asText()).isEqualTo("REGISTERED");
            await().atMost(SOON)
                    .until(() -> alert(second).path("state").asText().equals("RESOLVED"));
            await().atMost(SOON).until(() -> registered(second).size() == 2);
        }
    }

    @Test
    void aBindingThatRanOutWhileItWasDownIsUnknownAndNotLive() throws Exception {
        try (RunningCollector first = started()) {
            wire.up(register("3301", 1)).down(answer("3301", 1, 200).replace("expires=600", "expires=1"));
            await().atMost(SOON)
                    .until(() -> !handset(first).path("expiresAt").isMissingNode()
                            && !handset(first).path("expiresAt").isNull());
        }
        // The shortest life that a registrar can grant has to pass while nobody listens.
        Instant over = Instant.now().plusSeconds(1);
        await().atMost(SOON).until(() -> Instant.now().isAfter(over));
        try (RunningCollector second = started()) {
            await().atMost(SOON)
                    .until(() -> handset(second).path("state").asText().matches("UNKNOWN|EXPIRED"));
            assertThat(registered(second)).noneMatch(line -> line.endsWith(" 1.0"));
        }
    }
}
