package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dectwatch.collector.testing.Shared;
import org.junit.jupiter.api.Test;

/** With the key log: what is inside TLS is told as if it had been in clear, message for message. */
class DecryptedTruthTest {
    private static JsonNode truth(String name) {
        try {
            return Told.parse(Files.readString(Shared.require("truth/" + name)));
        } catch (IOException reason) {
            throw new AssertionError(reason);
        }
    }

    private static Told told(String scenario) {
        return Told.of(Shared.require(scenario + ".pcap"), List.<Path>of(Shared.require(scenario + ".keys")));
    }

    @Test
    void nineteenOfTwentyHandsetsRegisterAndLeaveAndOneHasAWrongPassword() {
        Told report = told("gen-tls12-20ep");
        JsonNode expected = truth("gen-tls12-20ep.pcap.expect.json");
        assertThat(report.all("tls")).hasSize(expected.path("tls_connections").asInt());
        for (JsonNode user : expected.path("ok")) {
            assertThat(fate(report, user.asText())).isEqualTo("UNREGISTERED REMOVED NONE TLS");
        }
        assertThat(expected.path("ok")).hasSize(19);
        assertThat(fate(report, "3020")).isEqualTo("NEVER REJECTED WRONG_CREDENTIALS TLS");
        assertThat(report.rows("tls", "outcome", "decrypted", "version", "failure"))
                .containsOnly("ESTABLISHED true TLSv1.2 -");
    }

    private static String fate(Told report, String user) {
        return report.all("registrations").stream()
                .filter(one -> one.path("aor").asText().equals("sip:" + user + "@voice.example.net"))
                .map(one -> Told.row(one, "state", "lastOutcome", "reason", "transport"))
                .collect(Collectors.joining(";"));
    }

    @Test
    void everyMessageInsideIsThere() {
        for (String scenario : List.of("gen-tls12-20ep", "gen-srtp-tls", "gen-tls-fail")) {
            Told report = told(scenario);
            JsonNode real = truth(scenario + ".pcap.json").path("sip");
            assertThat(report.sip().path("messages")).as(scenario).isEqualTo(real.path("messages"));
            assertThat(counts(report.sip().path("requests")))
                    .as(scenario)
                    .isEqualTo(counts(real.path("requests_by_method")));
            assertThat(counts(report.sip().path("responses")))
                    .as(scenario)
                    .isEqualTo(counts(real.path("responses_by_code")));
        }
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new TreeMap<>();
        node.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    @Test
    void eachHandsetHasTheTransactionsThatItHad() {
        for (String scenario : List.of("gen-tls12-20ep", "gen-tls-fail")) {
            Map<String, Long> real = new TreeMap<>();
            for (JsonNode transaction : truth(scenario + ".pcap.json").path("register_transactions")) {
                real.merge(transaction.path("aor").asText(), 1L, Long::sum);
            }
            Map<String, Long> ours = told(scenario).all("registrations").stream()
                    .collect(Collectors.toMap(
                            one -> one.path("aor").asText(),
                            one -> one.path("transactions").asLong(),
                            Long::sum,
                            TreeMap::new));
            assertThat(ours).as(scenario).isEqualTo(real);
        }
    }

    @Test
    void theCallInsideTlsIsACallLikeTheOneInClear() {
        Told report = told("gen-srtp-tls");
        JsonNode dialogs = truth("gen-srtp-tls.pcap.json").path("dialogs");
        assertThat(report.all("calls").stream().map(call -> call.path("callId").asText()))
                .containsExactlyInAnyOrderElementsOf(Told.list(dialogs).stream()
                        .map(dialog -> dialog.path("call_id").asText())
                        .toList());
        assertThat(report.rows(
                        "calls",
                        "caller",
                        "callee",
                        "state",
                        "finalStatus",
                        "agreedCodecs",
                        "holds",
                        "resumes",
                        "srtp"))
                .containsExactly(
                        "sip:361@voice.example.net sip:461@voice.example.net ENDED 200 [\"PCMU\"] 1 1 AGREED",
                        "sip:362@voice.example.net sip:462@voice.example.net ENDED 200 [\"PCMA\"] 0 0 AGREED");
        for (JsonNode call : report.all("calls")) {
            String id = call.path("callId").asText();
            assertThat(report.all("streams").stream()
                            .filter(stream -> stream.path("callId").asText().equals(id)))
                    .hasSize(2)
                    .allSatisfy(stream -> {
                        assertThat(stream.path("claimedBy").asText()).isEqualTo("SDP");
                        assertThat(stream.path("encryption").asText()).isEqualTo("SRTP");
                    });
        }
        assertThat(report.rows("tls", "users", "decrypted")).containsExactly("[\"sip:361@voice.example.net\"] true");
    }

    @Test
    void withoutTheKeyLogTheCallInsideIsNotTold() {
        Told report = Told.of(Shared.require("gen-srtp-tls.pcap"), List.of());
        assertThat(report.rows("calls", "caller")).containsExactly("sip:362@voice.example.net");
        assertThat(report.rows("tls", "users", "decrypted")).containsExactly("[] false");
    }
}
