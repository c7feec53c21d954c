package org.dectwatch.collector.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PrometheusRulesTest {
    /** What the collector cannot judge of itself. */
    private static final Set<String> ONLY_HERE = Set.of("analysis-faulty");

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String file : files(".rules.yml")) {
            for (JsonNode group : Shipped.yaml("grafana/prometheus/" + file).path("groups")) {
                group.path("rules").forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(Shipped.file("grafana/prometheus"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** {@code registration-lost} is {@code DectwatchRegistrationLost}. */
    private static String alertName(String id) {
        return "Dectwatch"
                + Arrays.stream(id.split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    @Test
    void areTheRulesOfTheCollectorUnderTheSameNames() throws IOException {
        Set<String> shipped = new TreeSet<>();
        for (JsonNode rule : rules()) {
            String id = rule.at("/labels/rule").asText();
            shipped.add(id);
            assertThat(rule.path("alert").asText()).isEqualTo(alertName(id));
        }
        Set<String> judged = new TreeSet<>(ONLY_HERE);
        HealthOptions.defaults().rules().stream().map(Rule::id).forEach(judged::add);
        assertThat(shipped).isEqualTo(judged);
    }

    @Test
    void haveTheSeverityOfTheCollectorWhereTheyDoNotTakeItFromTheMetric() throws IOException {
        for (Rule rule : HealthOptions.defaults().rules()) {
            for (JsonNode shipped : rules()) {
                if (shipped.at("/labels/rule").asText().equals(rule.id())) {
                    String severity = shipped.at("/labels/severity").asText();
                    boolean fromMetric = shipped.path("expr").asText().contains("severity)");
                    assertThat(fromMetric ? rule.severity().word() : severity)
                            .as(rule.id())
                            .isEqualTo(rule.severity().word());
                }
            }
        }
    }

    @Test
    void nameOnlyCataloguedMetricsAndSayWhatToDo() throws IOException {
        assertThat(rules()).allSatisfy(rule -> {
            String expression = rule.path("expr").asText();
            assertThat(Expressions.strangers(expression)).isEmpty();
            assertThat(expression).doesNotContain("vector(");
            for (String annotation : List.of("summary", "description", "next_step")) {
                assertThat(rule.path("annotations").path(annotation).asText()).isNotBlank();
            }
        });
    }

    @Test
    @Tag("peers")
    void passPromtoolsChecksAndTheirOwnTests() throws Exception {
        List<String> ruleFiles = files(".rules.yml");
        assertThat(ruleFiles).contains("dectwatch.rules.yml");
        for (String file : ruleFiles) {
            assertThat(run("promtool", "check", "rules", file)).contains("SUCCESS: ");
            assertThat(run("promtool", "test", "rules", file.replace(".rules.yml", ".test.yml")))
                    .contains("SUCCESS");
        }
        assertThat(run("promtool", "check", "config", "prometheus.yml"))
                .contains("SUCCESS: " + ruleFiles.size() + " rule files found");
        assertThat(run("amtool", "check-config", "alertmanager.yml")).contains("SUCCESS");
    }

    /** Runs it in the folder of the rules; fails with what it said when it ends badly. */
    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(Shipped.file("grafana/prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
