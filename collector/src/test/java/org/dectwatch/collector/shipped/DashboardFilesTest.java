package org.dectwatch.collector.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardFilesTest {
    private static final Set<String> PANEL_TYPES =
            Set.of("row", "stat", "timeseries", "state-timeline", "table", "text");

    static List<Path> dashboards() throws IOException {
        return Shipped.dashboards();
    }

    @Test
    void thereIsOneAtLeastAndNoTwoShareTheirUid() throws IOException {
        Set<String> uids = new HashSet<>();
        for (Path file : dashboards()) {
            assertThat(uids.add(Shipped.json(file).path("uid").asText())).isTrue();
        }
        assertThat(uids).isNotEmpty().doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void hasTheFieldsThatGrafanaElevenWants(Path file) throws IOException {
        JsonNode board = Shipped.json(file);
        assertThat(board.path("id").isNull())
                .as("an id would clash with the database's")
                .isTrue();
        assertThat(board.path("schemaVersion").asInt()).isBetween(39, 41);
        assertThat(board.path("title").asText()).isNotBlank();
        assertThat(board.path("time").path("from").asText()).startsWith("now-");
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as("id of %s", title).isTrue();
            assertThat(PANEL_TYPES).contains(panel.path("type").asText());
            assertThat(title).isNotBlank();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText())
                        .as("description of %s", title)
                        .endsWith(".");
                assertThat(panel.path("targets")).as("targets of %s", title).isNotEmpty();
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asText())
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksOnlyTheChosenDataSource(Path file) throws IOException {
        JsonNode board = Shipped.json(file);
        List<String> variables = new ArrayList<>();
        board.path("templating")
                .path("list")
                .forEach(v -> variables.add(v.path("name").asText()));
        assertThat(variables).contains("datasource");
        for (JsonNode panel : board.path("panels")) {
            Set<String> refIds = new HashSet<>();
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
                assertThat(refIds.add(target.path("refId").asText())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void laysNoPanelOverAnotherOrOverTheEdge(Path file) throws IOException {
        boolean[][] taken = new boolean[500][24];
        for (JsonNode panel : Shipped.json(file).path("panels")) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
            assertThat(at.path("w").asInt()).isPositive();
            assertThat(at.path("h").asInt()).isPositive();
            for (int y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    assertThat(taken[y][x])
                            .as("%s at %d,%d", panel.path("title"), x, y)
                            .isFalse();
                    taken[y][x] = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void namesOnlyCataloguedMetricsAndHidesNoEmptiness(Path file) throws IOException {
        assertThat(Expressions.of(Shipped.json(file))).isNotEmpty().allSatisfy(expression -> {
            assertThat(expression.getValue()).contains("dectwatch_").doesNotContain("vector(");
            assertThat(Expressions.strangers(expression.getValue()))
                    .as("%s", expression)
                    .isEmpty();
            assertThat(Expressions.runnable(expression.getValue())).doesNotContain("$");
        });
    }

    @Test
    void theCheckOfNamesFindsWhatIsWrong() {
        assertThat(Expressions.strangers("sum(dectwatch_nothing_total)"))
                .containsExactly("no metric dectwatch_nothing_total");
        assertThat(Expressions.strangers("dectwatch_server_bases{state=\"sideways\"}"))
                .containsExactly("dectwatch_server_bases{state} never holds sideways");
        assertThat(Expressions.strangers("dectwatch_server_bases{colour=\"red\"}"))
                .containsExactly("dectwatch_server_bases has no label colour");
    }

    @Test
    void isProvisionedWhereTheCompositionPutsIt() throws IOException {
        JsonNode provider = Shipped.yaml("grafana/provisioning/dashboards/dectwatch.yml")
                .path("providers")
                .get(0);
        JsonNode grafana = Shipped.yaml("docker-compose.yml").path("services").path("grafana");
        List<String> mounts = new ArrayList<>();
        grafana.path("volumes").forEach(mount -> mounts.add(mount.asText()));
        assertThat(mounts)
                .contains("./grafana/dashboards:"
                        + provider.path("options").path("path").asText() + ":ro")
                .contains("./grafana/provisioning:/etc/grafana/provisioning:ro");
        JsonNode source = Shipped.yaml("grafana/provisioning/datasources/prometheus.yml")
                .path("datasources")
                .get(0);
        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(source.path("isDefault").asBoolean()).isTrue();
    }
}
