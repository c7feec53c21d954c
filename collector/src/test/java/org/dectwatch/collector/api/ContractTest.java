package org.dectwatch.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.dectwatch.collector.view.Delta;
import org.dectwatch.collector.view.HandsetDetails;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.SampleLedger;
import org.dectwatch.collector.view.Samples;
import org.dectwatch.collector.view.ServerDetails;
import org.junit.jupiter.api.Test;

/**
 * The golden JSON that the dashboard's tests read too. To accept a change: run with {@code -Dcontract.write=true}, look at the
 * difference, and think of those who read the old form.
 */
class ContractTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final SampleLedger ledger = new SampleLedger();
    private final LiveView live = new LiveView(16);

    @Test
    void writesTheSnapshotOfTheContract() throws IOException {
        publish();
        agrees("snapshot.json", live.latest().orElseThrow().snapshot());
    }

    @Test
    void writesTheDeltaOfTheContract() throws IOException {
        publish();
        ledger.now = ledger.now.plusSeconds(5);
        ledger.messages += 40;
        ledger.handsets.remove(6);
        ledger.servers.remove(1);
        publish();
        Delta delta = live.latest().orElseThrow().deltas().get(0);
        agrees("delta.json", delta);
    }

    @Test
    void writesTheHandsetOfTheContract() throws IOException {
        publish();
        LiveView.Published now = live.latest().orElseThrow();
        agrees(
                "handset.json",
                now.details().find(now.snapshot(), "0310000000033").orElseThrow());
    }

    @Test
    void writesTheHandsetThatOnlyItsServerKnows() throws IOException {
        publish();
        LiveView.Published now = live.latest().orElseThrow();
        agrees(
                "handset-by-server.json",
                now.details().find(now.snapshot(), "0310000000055").orElseThrow());
    }

    @Test
    void writesTheServerOfTheContract() throws IOException {
        publish();
        LiveView.Published now = live.latest().orElseThrow();
        agrees("server.json", now.servers().find(now.snapshot(), "south").orElseThrow());
    }

    @Test
    void writesUnknownAsNullAndInstantsAsText() throws IOException {
        publish();
        JsonNode json = MAPPER.readTree(Json.bytes(live.latest().orElseThrow().snapshot()));
        JsonNode spare = json.get("handsets").get(6);
        assertThat(spare.get("since").isNull()).isTrue();
        assertThat(spare.get("lastStatus").isNull()).isTrue();
        assertThat(json.get("time").asText()).isEqualTo("2026-03-02T08:15:30.250Z");
    }

    private void publish() {
        live.publish(Samples.snapshot(ledger), HandsetDetails.of(ledger), ServerDetails.of(ledger));
    }

    private static void agrees(String name, Object value) throws IOException {
        JsonNode now = MAPPER.readTree(Json.bytes(value));
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(
                    Path.of("src/test/resources/contract", name),
                    MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
        }
        try (InputStream golden = ContractTest.class.getResourceAsStream("/contract/" + name)) {
            assertThat(now).isEqualTo(MAPPER.readTree(Objects.requireNonNull(golden, name + " is missing")));
        }
    }
}
