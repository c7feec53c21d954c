package org.dectwatch.dashboard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dectwatch.dashboard.model.Envelope.NotUnderstood;
import org.junit.jupiter.api.Test;

/** Against the collector's own golden files. */
class MirrorTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Mirror mirror = new Mirror();

    @Test
    void givesBackTheSnapshotItTook() throws Exception {
        assertThat(mirror.snapshot()).isEmpty();
        assertThat(mirror.take(golden("snapshot.json"))).isTrue();
        assertThat(mirror.snapshot()).contains((ObjectNode) golden("snapshot.json"));
        assertThat(mirror.held().orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void appliesTheDeltaThatFollows() throws Exception {
        mirror.take(golden("snapshot.json"));
        JsonNode delta = golden("delta.json");
        assertThat(mirror.take(delta)).isTrue();
        ObjectNode now = mirror.snapshot().orElseThrow();
        assertThat(now.get("revision").asLong()).isEqualTo(2);
        assertThat(now.get("totals")).isEqualTo(delta.get("totals"));
        assertThat(now.get("servers")).hasSize(2);
        assertThat(now.get("handsets")).hasSize(6);
        assertThat(now.get("trend")).hasSize(2);
        assertThat(now.get("site").asText()).isEqualTo("St. Elsewhere");
    }

    @Test
    void refusesADeltaThatDoesNotFollow() throws Exception {
        ObjectNode delta = (ObjectNode) golden("delta.json");
        assertThat(mirror.take(delta)).isFalse();
        mirror.take(golden("snapshot.json"));
        assertThat(mirror.take(delta.deepCopy().put("runId", "another1"))).isFalse();
        assertThat(mirror.take(delta.deepCopy().put("base", 7))).isFalse();
        assertThat(mirror.snapshot().orElseThrow().get("handsets")).hasSize(7);
    }

    @Test
    void keepsAColumnItHasNeverHeardOf() throws Exception {
        ObjectNode snapshot = (ObjectNode) golden("snapshot.json");
        ((ObjectNode) snapshot.get("handsets").get(0)).put("battery", 80);
        mirror.take(snapshot);
        assertThat(mirror.snapshot()
                        .orElseThrow()
                        .get("handsets")
                        .get(0)
                        .get("battery")
                        .asInt())
                .isEqualTo(80);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> mirror.take(MAPPER.createObjectNode().put("schema", "dectwatch.snapshot/2")))
                .isInstanceOf(NotUnderstood.class)
                .hasMessageContaining("dectwatch.snapshot/2");
        assertThatThrownBy(() -> mirror.take(MAPPER.createArrayNode())).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> mirror.take(MAPPER.createObjectNode().put("schema", "dectwatch.snapshot/1")))
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void keepsABoundedTrend() throws Exception {
        mirror.take(golden("snapshot.json"));
        ObjectNode delta = (ObjectNode) golden("delta.json");
        ArrayNode trend = (ArrayNode) delta.get("trend");
        for (int i = 0; i < 500; i++) {
            trend.add(trend.get(0));
        }
        mirror.take(delta);
        assertThat(mirror.snapshot().orElseThrow().get("trend")).hasSize(300);
    }

    private static JsonNode golden(String name) throws Exception {
        return MAPPER.readTree(Files.readString(Path.of("../collector/src/test/resources/contract", name)));
    }
}
