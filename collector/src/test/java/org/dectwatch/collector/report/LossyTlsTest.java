package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dectwatch.collector.net.RawFrame;
import org.dectwatch.collector.source.pcap.CaptureWriter;
import org.dectwatch.collector.testing.PlainPcap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of twenty handsets a tenth of the frames was never captured: less is told than of the whole, and nothing else. */
class LossyTlsTest {
    private static final String SCENARIO = "gen-tls12-20ep";
    private static final Path KEYS = Told.capture(SCENARIO).resolveSibling("capture.keys");

    private static Told whole = Told.ofScenario(SCENARIO);

    @TempDir
    Path folder;

    @BeforeAll
    static void theWholeIsAsItShouldBe() {
        assertThat(whole.all("registrations")).hasSize(20);
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    private Told lossy(int seed, List<Path> keys) throws IOException {
        Random random = new Random(seed);
        Path file = folder.resolve("lossy.pcap");
        try (CaptureWriter writer =
                new CaptureWriter(Files.newOutputStream(file), CaptureWriter.Precision.MICROSECONDS)) {
            PlainPcap.read(Told.capture(SCENARIO), frame -> {
                if (random.nextInt(10) != 0) {
                    append(writer, frame);
                }
            });
        }
        return Told.of(file, keys);
    }

    private static void append(CaptureWriter writer, RawFrame frame) {
        try {
            writer.append(frame);
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private static Map<String, JsonNode> by(Told told, String table, String key) {
        return told.all(table).stream()
                .collect(Collectors.toMap(row -> row.path(key).asText(), Function.identity()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsToldOfAHandsetIsTrueOfTheWhole(int seed) throws IOException {
        Told told = lossy(seed, List.of(KEYS));
        Map<String, JsonNode> truth = by(whole, "registrations", "aor");
        assertThat(told.all("registrations")).hasSizeGreaterThan(10).allSatisfy(one -> {
            JsonNode real = truth.get(one.path("aor").asText());
            String what = one.toString();
            assertThat(one.path("lastOutcome").asText()).isNotEqualTo("UNANSWERED");
            assertThat(one.path("state").asText())
                    .as(what)
                    .isIn("UNKNOWN", real.path("state").asText());
            assertThat(one.path("lastOutcome").asText("null"))
                    .as(what)
                    .isIn("null", real.path("lastOutcome").asText());
            assertThat(one.path("reason").asText())
                    .as(what)
                    .isIn("NONE", real.path("reason").asText());
            for (String count : new String[] {"transactions", "attempts", "successes", "failures"}) {
                assertThat(one.path(count).asInt())
                        .as(count + " of " + what)
                        .isLessThanOrEqualTo(real.path(count).asInt());
            }
            for (String fact : new String[] {"transport", "device", "registrar", "authUser", "grantedExpiresSeconds"}) {
                assertThat(one.path(fact)).as(fact + " of " + what).isIn(real.path(fact), one.path("none"), nothing());
            }
            assertThat(one.path("medianDelayMs").asDouble(0)).as(what).isLessThan(50);
        });
    }

    private static JsonNode nothing() {
        return com.fasterxml.jackson.databind.node.NullNode.getInstance();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsToldOfAConnectionIsTrueOfTheWholeWithKeysAndWithout(int seed) throws IOException {
        for (List<Path> keys : List.of(List.<Path>of(), List.of(KEYS))) {
            Told told = lossy(seed, keys);
            Map<String, JsonNode> truth = by(whole, "tls", "client");
            assertThat(told.all("tls")).hasSize(20).allSatisfy(one -> {
                JsonNode real = truth.get(one.path("client").asText());
                assertThat(one.path("server")).isEqualTo(real.path("server"));
                assertThat(one.path("outcome").asText("null")).isIn("ESTABLISHED", "INCOMPLETE", "UNSEEN", "null");
                assertThat(one.path("failure").isNull()).isTrue();
                assertThat(one.path("resumed").asText("null")).isIn("false", "null");
                for (String fact : new String[] {"serverName", "version", "cipher"}) {
                    assertThat(one.path(fact)).as(fact).isIn(real.path(fact), nothing());
                }
                assertThat(texts(real.path("users"))).containsAll(texts(one.path("users")));
                assertThat(Told.list(real.path("certificates"))).containsAll(Told.list(one.path("certificates")));
            });
            assertThat(told.all("registrations").isEmpty()).isEqualTo(keys.isEmpty());
        }
    }

    private static Set<String> texts(JsonNode array) {
        return Told.list(array).stream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A handset whose last three frames before a lapse were all lost is taken for lost until the next frame shows the gap: nobody
     * could know better at that time. Everything else must be found in the whole as well.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsFoundThatIsNotFoundInTheWhole(int seed) throws IOException {
        Told told = lossy(seed, List.of(KEYS));
        Set<String> real = Set.copyOf(whole.rows("findings", "rule", "subject"));
        List<JsonNode> extra = told.all("findings").stream()
                .filter(finding -> !real.contains(Told.row(finding, "rule", "subject")))
                .toList();
        assertThat(extra).hasSizeLessThanOrEqualTo(1).allSatisfy(finding -> {
            assertThat(finding.path("rule").asText()).isEqualTo("registration-lost");
            assertThat(finding.path("to").isNull()).as("it is taken back").isFalse();
        });
        assertThat(told.sip().path("messages").asInt())
                .isBetween(200, whole.sip().path("messages").asInt());
    }
}
