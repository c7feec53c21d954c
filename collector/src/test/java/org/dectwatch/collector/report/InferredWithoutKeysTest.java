package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says without keys: guesses apart from facts, each with its confidence, none about one handset. */
class InferredWithoutKeysTest {
    private static Told without(String scenario) {
        return Told.of(Told.capture(scenario), List.of());
    }

    private static JsonNode server(Told report) {
        assertThat(report.all("inferredRegistrations")).hasSize(1);
        return report.all("inferredRegistrations").get(0);
    }

    @Test
    void ofTwentyConnectionsItSaysHowManySeemToRenewAndHowOften() {
        Told report = without("gen-tls12-20ep");
        JsonNode server = server(report);
        assertThat(Told.row(server, "server", "granted", "refused")).isEqualTo("192.0.2.20 80 1");
        assertThat(server.path("refreshSeconds").asDouble()).isBetween(17.9, 18.1);
        assertThat(server.path("refreshers").asInt()).isBetween(18, 20);
        assertThat(server.path("confidence").asDouble()).isBetween(0.5, 0.95);
        assertThat(report.all("registrations")).isEmpty();
        assertThat(report.all("tls")).allSatisfy(tls -> {
            assertThat(tls.path("users")).isEmpty();
            assertThat(tls.path("decrypted").asBoolean()).isFalse();
            assertThat(tls.at("/inferred/confidence").asDouble()).isBetween(0.5, 0.99);
            assertThat(tls.at("/inferred/shared").asBoolean()).isFalse();
            assertThat(tls.path("certificates")).hasSize(2);
        });
        assertThat(report.all("tls").stream()
                        .mapToInt(tls -> tls.at("/inferred/granted").asInt())
                        .sum())
                .isEqualTo(80);
    }

    @Test
    void ofASharedConnectionItSaysThatItSeemsShared() {
        Told report = without("gen-tls12-shared");
        JsonNode server = server(report);
        assertThat(server.path("refreshSeconds").asDouble()).isBetween(17.9, 18.2);
        assertThat(server.path("refreshers").asInt()).isEqualTo(20);
        assertThat(report.rows("tls", "inferred/granted", "inferred/shared")).containsExactly("40 true", "80 true");
    }

    @Test
    void whereRefreshesDoNotRepeatTogetherNoNumberIsClaimed() {
        JsonNode server = server(without("gen-tls12-mixed"));
        assertThat(server.path("granted").asInt()).isEqualTo(70);
        assertThat(server.path("refreshers").isNull()).isTrue();
        assertThat(server.path("refreshSeconds").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gen-tls12-20ep", "gen-tls12-shared", "gen-srtp-tls"})
    void withKeysNothingIsInferredThatIsRead(String scenario) {
        Told report = Told.ofScenario(scenario);
        assertThat(report.all("inferredRegistrations")).isEmpty();
        assertThat(report.all("registrations")).isNotEmpty();
        assertThat(report.all("tls"))
                .allSatisfy(
                        tls -> assertThat(tls.at("/inferred/granted").asInt(0)).isZero());
    }
}
