package org.dectwatch.collector.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files at the top of the checkout that are shipped beside the code: boards, rules, the composition. */
final class Shipped {
    private Shipped() {}

    static Path file(String relative) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("docker-compose.yml"))) {
                return at.resolve(relative);
            }
        }
        throw new AssertionError("no docker-compose.yml above the working directory: where is the checkout?");
    }

    static JsonNode yaml(String relative) throws IOException {
        return new YAMLMapper().readTree(file(relative).toFile());
    }

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(file("grafana/dashboards"))) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
