package org.dectwatch.collector.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The composition by its structure: no container engine runs in the tests. */
class ComposeFileTest {
    /** Of the compose specification; those that are used, and no others, so that a slip of the pen is found. */
    private static final Set<String> SERVICE_KEYS = Set.of(
            "build",
            "image",
            "entrypoint",
            "command",
            "user",
            "cap_drop",
            "cap_add",
            "security_opt",
            "read_only",
            "tmpfs",
            "environment",
            "volumes",
            "networks",
            "ports",
            "depends_on",
            "healthcheck",
            "restart");

    private static final Set<String> HEALTH_KEYS = Set.of("test", "interval", "timeout", "retries", "start_period");

    private final JsonNode compose;

    ComposeFileTest() throws IOException {
        compose = Shipped.yaml("docker-compose.yml");
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(item -> all.add(item.asText()));
        return all;
    }

    private static List<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void hasTheFiveServicesAndOnlyKeysOfTheSpecification() {
        assertThat(keys(compose)).containsExactlyInAnyOrder("name", "services", "networks", "volumes");
        assertThat(keys(compose.path("services")))
                .containsExactlyInAnyOrder("collector", "dashboard", "prometheus", "alertmanager", "grafana");
        compose.path("services").forEach(service -> assertThat(SERVICE_KEYS).containsAll(keys(service)));
    }

    @Test
    void checksTheHealthOfEach() {
        compose.path("services").forEach(service -> {
            JsonNode check = service.path("healthcheck");
            assertThat(keys(check)).containsExactlyInAnyOrderElementsOf(HEALTH_KEYS);
            assertThat(check.path("test").get(0).asText()).isEqualTo("CMD");
            for (String span : List.of("interval", "timeout", "start_period")) {
                assertThat(check.path(span).asText()).matches("\\d+s");
            }
        });
    }

    @Test
    void runsNothingAsRootAndLendsNetRawToTheCollectorAlone() {
        compose.path("services").properties().forEach(service -> {
            JsonNode body = service.getValue();
            assertThat(body.path("user").asText()).as(service.getKey()).matches("[1-9]\\d*:\\d+");
            assertThat(texts(body.path("cap_drop"))).containsExactly("ALL");
            boolean collector = service.getKey().equals("collector");
            assertThat(texts(body.path("cap_add"))).isEqualTo(collector ? List.of("NET_RAW") : List.of());
            assertThat(texts(body.path("security_opt")))
                    .as("a file capability needs new privileges")
                    .isEqualTo(collector ? List.of() : List.of("no-new-privileges:true"));
        });
    }

    @Test
    void pinsEveryImageAndDeclaresEveryVolumeAndNetwork() throws IOException {
        List<String> images = new ArrayList<>();
        compose.path("services")
                .forEach(service -> images.add(service.path("image").asText()));
        Files.readString(Shipped.file("Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .forEach(line -> images.add(line.split(" ")[1]));
        assertThat(images).hasSize(7).allMatch(image -> image.matches("[a-z/-]+:(local|v?\\d+\\.\\d+[\\w.-]*)"));
        compose.path("services").forEach(service -> {
            texts(service.path("volumes")).forEach(volume -> {
                String from = volume.split(":")[0];
                assertThat(from.startsWith("./") || compose.path("volumes").has(from))
                        .as(volume)
                        .isTrue();
            });
            assertThat(keys(compose.path("networks"))).containsAll(texts(service.path("networks")));
        });
    }

    @Test
    void mountsOnlyFilesThatAreShippedOrThatTheSiteWrites() {
        Set<String> written = Set.of("./site.yml");
        compose.path("services")
                .forEach(service -> texts(service.path("volumes")).stream()
                        .map(volume -> volume.split(":")[0])
                        .filter(from -> from.startsWith("./") && !written.contains(from))
                        .forEach(from -> assertThat(Shipped.file(from)).exists()));
    }

    @Test
    void agreesWithWhatPrometheusScrapesAndNotifies() throws IOException {
        JsonNode prometheus = Shipped.yaml("grafana/prometheus/prometheus.yml");
        String target =
                prometheus.at("/scrape_configs/0/static_configs/0/targets/0").asText();
        String alertmanager = prometheus
                .at("/alerting/alertmanagers/0/static_configs/0/targets/0")
                .asText();
        for (String address : List.of(target, alertmanager)) {
            JsonNode service = compose.path("services").path(address.split(":")[0]);
            assertThat(texts(service.path("ports"))).anyMatch(port -> port.contains(":" + address.split(":")[1]));
        }
        assertThat(target).isEqualTo("collector:9310");
    }

    @Test
    void startsTheCommandsOfTheProduct() {
        assertThat(texts(compose.at("/services/collector/command"))).startsWith("collect", "--config");
        assertThat(texts(compose.at("/services/dashboard/command")))
                .startsWith("dashboard", "--host", "0.0.0.0", "--collector");
    }
}
