package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attempt of gen-tls-fail as its expect file puts it in words, and each connection as tshark read it. */
class TlsFailureTruthTest {
    private static final String CAPTURE = "gen-tls-fail.pcap";

    private static Told told = new Told(Told.parse("{}"), List.of());
    private static Told withKeys = told;

    /** Words of the expect file, and what they mean in the report. */
    private static final Map<String, Consumer<JsonNode>> MEANING = new TreeMap<>(Map.ofEntries(
            Map.entry("^(TLS )?ok\\b", TlsFailureTruthTest::established),
            Map.entry("host name mismatch|CN/SAN", row -> fault(row, "WRONG_NAME")),
            Map.entry("certificate_expired", row -> fault(row, "EXPIRED")),
            Map.entry("notBefore in the future", row -> fault(row, "NOT_YET_VALID")),
            Map.entry("self-signed leaf", row -> fault(row, "SELF_SIGNED")),
            Map.entry("client_alert unknown_ca( \\(issuer Rogue\\))?$", row -> fault(row, "UNKNOWN_ISSUER")),
            Map.entry("^not TLS", row -> is(row, "NOT_TLS null null by SERVER")),
            Map.entry("closed by RST", row -> is(row, "ESTABLISHED null null by CLIENT", "RST")),
            Map.entry("then server FIN/RST", row -> is(row, "ESTABLISHED null null by SERVER", "FIN", "RST")),
            Map.entry("^TCP RST to SYN", row -> is(row, "FAILED SERVER REFUSED by SERVER", "RST")),
            Map.entry("never answered; client FIN", row -> is(row, "FAILED SERVER SILENCE by CLIENT", "FIN")),
            Map.entry("then nothing$", row -> is(row, "FAILED SERVER SILENCE by CLIENT", "FIN")),
            Map.entry("^RST after ClientHello", row -> is(row, "FAILED SERVER RESET by SERVER", "RST")),
            Map.entry("HTTP text", row -> is(row, "FAILED SERVER NOT_TLS_ANSWER by CLIENT", "RST")),
            Map.entry("^SYN retransmitted", row -> is(row, "FAILED NETWORK NO_ANSWER_TO_SYN by NETWORK", "TIMEOUT")),
            Map.entry(
                    "no SNI", row -> assertThat(row.path("serverName").isNull()).isTrue()),
            Map.entry(
                    "full handshakes",
                    row -> assertThat(row.path("resumed").asText()).isEqualTo("false")),
            Map.entry("ends 3 days after", TlsFailureTruthTest::endsSoon)));

    @BeforeAll
    static void analyse() {
        Path capture = Shared.require(CAPTURE);
        told = Told.of(capture, List.of());
        withKeys = Told.of(capture, List.of(Shared.require("gen-tls-fail.keys")));
    }

    private static JsonNode read(String name) {
        try {
            return Told.parse(Files.readString(Shared.require("truth/" + name)));
        } catch (IOException reason) {
            throw new AssertionError(reason);
        }
    }

    static Stream<Arguments> attempts() {
        return Told.list(read(CAPTURE + ".expect.json").path("attempts")).stream()
                .map(attempt -> Arguments.of(attempt.path("tag").asText(), attempt));
    }

    private static JsonNode row(Told report, String port) {
        return report.all("tls").stream()
                .filter(tls -> tls.path("client").asText().endsWith(":" + port))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no connection from port " + port));
    }

    private static void established(JsonNode row) {
        assertThat(row.path("outcome").asText()).isEqualTo("ESTABLISHED");
        assertThat(row.path("failure").isNull()).isTrue();
        assertThat(Told.list(row.path("certificateFaults"))).isEmpty();
    }

    private static void is(JsonNode row, String fate, String... how) {
        String by = row.at("/failure/by").asText("null");
        String reason = row.at("/failure/reason").asText("null");
        assertThat(row.path("outcome").asText() + " " + (by.isEmpty() ? "null" : by) + " "
                        + (reason.isEmpty() ? "null" : reason)
                        + " by " + row.at("/close/by").asText())
                .isEqualTo(fate);
        if (how.length > 0) {
            assertThat(row.at("/close/how").asText()).isIn((Object[]) how);
        }
    }

    private static void fault(JsonNode row, String kind) {
        assertThat(Told.list(row.path("certificateFaults")).stream()
                        .map(fault -> fault.path("kind").asText()))
                .containsExactly(kind);
    }

    private static void endsSoon(JsonNode row) {
        Instant end = Instant.parse(row.at("/certificates/0/notAfter").asText());
        Instant at = Instant.parse(row.path("firstTime").asText());
        assertThat(Duration.between(at, end)).isBetween(Duration.ofHours(71), Duration.ofHours(73));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void saysOfAnAttemptWhatIsExpected(String tag, JsonNode attempt) {
        String expect = attempt.path("expect").asText();
        List<String> ports = new ArrayList<>();
        attempt.path("client_ports").forEach(ends -> ports.add(ends.asText().split(">")[0]));
        assertThat(ports).isNotEmpty();
        for (String port : ports) {
            for (Told report : List.of(told, withKeys)) {
                assertThat(meansOf(expect, row(report, port)))
                        .as("words of '%s' that were understood", expect)
                        .isPositive();
            }
        }
    }

    private static int meansOf(String expect, JsonNode row) {
        int understood = 0;
        Matcher alert = Pattern.compile("(client|server)_alert (\\w+)").matcher(expect);
        if (alert.find()) {
            assertThat(Told.row(
                            row, "outcome", "failure/by", "failure/alert", "failure/reason", "close/by", "close/how"))
                    .isEqualTo("FAILED %1$s %2$s ALERT %1$s FATAL_ALERT"
                            .formatted(alert.group(1).toUpperCase(java.util.Locale.ROOT), alert.group(2)));
            understood++;
        }
        Matcher mutual = Pattern.compile("client certificate (CN=\\S+)").matcher(expect);
        if (mutual.find()) {
            assertThat(row.at("/clientCertificates/0/subject").asText()).contains(mutual.group(1));
            assertThat(row.path("clientAuth").asText()).isEqualTo("GIVEN");
            understood++;
        }
        for (Map.Entry<String, Consumer<JsonNode>> meaning : MEANING.entrySet()) {
            if (Pattern.compile(meaning.getKey()).matcher(expect).find()) {
                meaning.getValue().accept(row);
                understood++;
            }
        }
        return understood;
    }

    @Test
    void everyConnectionIsReportedAndNoneTwice() {
        assertThat(told.rows("tls", "client")).hasSize(29).doesNotHaveDuplicates();
        assertThat(withKeys.rows("tls", "client")).containsExactlyElementsOf(told.rows("tls", "client"));
    }

    @Test
    void helloAndCertificatesAreThoseThatTsharkReads() {
        for (JsonNode real : read(CAPTURE + ".json").path("tls_connections")) {
            JsonNode row = row(told, real.path("first_src").asText().split(":")[1]);
            assertThat(row.path("serverName").asText(""))
                    .isEqualTo(real.path("sni").asText(""));
            if (real.path("server_hello_count").asInt() > 0) {
                assertThat(row.path("version").asText())
                        .isEqualTo(real.path("version").asText().replace("TLS", "TLSv"));
                assertThat(row.path("cipher")).isEqualTo(real.path("cipher"));
            }
            List<String> served = new ArrayList<>();
            for (JsonNode certificate : real.path("certificates")) {
                if (certificate.path("from").asText().equals("server")) {
                    served.add(certificate.path("sha256").asText().replace(":", ""));
                }
            }
            assertThat(Told.list(row.path("certificates")).stream()
                            .map(certificate -> certificate.path("sha256").asText()))
                    .containsExactlyElementsOf(served);
        }
    }

    @Test
    void theRegisterThatTheKilledServerNeverAnsweredIsUnanswered() {
        assertThat(withKeys.all("registrations").stream()
                        .filter(one -> one.path("aor").asText().startsWith("sip:3812@"))
                        .map(one -> Told.row(one, "lastOutcome", "reason", "successes", "failures")))
                .containsExactly("UNANSWERED NO_ANSWER 1 1");
    }
}
