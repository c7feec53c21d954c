package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.observe.IntakeOptions;

/** What `analyze` tells of a capture, read back from its JSON as people's scripts would. */
public record Told(JsonNode json, List<String> unreadable) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of a capture among the test resources, with its key log when it has one. */
    public static Told ofScenario(String scenario) {
        Path keys = capture(scenario).resolveSibling("capture.keys");
        return of(capture(scenario), Files.exists(keys) ? List.of(keys) : List.of());
    }

    public static Path capture(String scenario) {
        URL found = Told.class.getResource("/captures/" + scenario + "/capture.pcap");
        try {
            return Path.of(Objects.requireNonNull(found, scenario).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Told of(Path capture, List<Path> keys) {
        return of(List.of(capture.toString()), keys);
    }

    public static Told of(List<String> captures, List<Path> keys) {
        Analysis.Result result = analyse(captures, keys);
        return new Told(parse(ReportJson.render(result.report())), result.unreadable());
    }

    /** The JSON, byte for byte. */
    public static String text(Path capture, List<Path> keys) {
        return ReportJson.render(analyse(List.of(capture.toString()), keys).report());
    }

    private static Analysis.Result analyse(List<String> captures, List<Path> keys) {
        AnalysisInput plain = AnalysisInput.of(captures, Site.unknown());
        return new Analysis(new AnalysisInput(
                        plain.files(),
                        keys,
                        plain.site(),
                        IntakeOptions.forFiles(),
                        LedgerOptions.defaults(),
                        HealthOptions.defaults(),
                        plain.media(),
                        plain.aor(),
                        plain.since(),
                        plain.until(),
                        false))
                .run((octets, total) -> {});
    }

    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }

    public JsonNode capture() {
        return json.path("captures").path(0);
    }

    public JsonNode sip() {
        return json.path("sip");
    }

    public List<JsonNode> all(String table) {
        return list(json.path(table));
    }

    /** One line for each row: the named fields, separated by blanks; what is not known is a dash. */
    public List<String> rows(String table, String... fields) {
        return all(table).stream().map(row -> row(row, fields)).toList();
    }

    static String row(JsonNode row, String... fields) {
        List<String> words = new ArrayList<>();
        for (String field : fields) {
            JsonNode value = row.at("/" + field);
            words.add(
                    value.isNull() || value.isMissingNode()
                            ? "-"
                            : value.isTextual() ? value.asText() : value.toString());
        }
        return String.join(" ", words);
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
