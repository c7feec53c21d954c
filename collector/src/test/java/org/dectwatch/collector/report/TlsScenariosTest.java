package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** TLS connections as each was asked to end. */
class TlsScenariosTest {
    @Test
    void tellsEachFailureByWhoCausedIt() {
        assertThat(Told.ofScenario("gen-tls-fail")
                        .rows(
                                "tls",
                                "client",
                                "serverName",
                                "version",
                                "outcome",
                                "failure/by",
                                "failure/alert",
                                "failure/reason"))
                .containsExactly(
                        ok(42608),
                        failed(42618, "sbc1.voice.example.net TLSv1.2", "CLIENT unknown_ca ALERT"),
                        failed(42626, "sbc9.other.example.org TLSv1.2", "CLIENT bad_certificate ALERT"),
                        failed(42332, "sbc1.voice.example.net -", "SERVER protocol_version ALERT"),
                        failed(42338, "sbc1.voice.example.net -", "SERVER protocol_version ALERT"),
                        failed(42354, "sbc1.voice.example.net -", "SERVER handshake_failure ALERT"),
                        "192.0.2.20:42358 - - NOT_TLS - - -",
                        ok(42366),
                        "192.0.2.20:42372 - TLSv1.2 ESTABLISHED - - -",
                        ok(42374),
                        ok(42384),
                        ok(42396),
                        ok(42402),
                        ok(42416),
                        failed(42428, "- -", "SERVER - REFUSED"),
                        failed(42438, "sbc1.voice.example.net TLSv1.2", "CLIENT certificate_expired ALERT"),
                        failed(50792, "sbc1.voice.example.net TLSv1.2", "CLIENT bad_certificate ALERT"),
                        failed(50806, "sbc1.voice.example.net TLSv1.2", "CLIENT unknown_ca ALERT"),
                        failed(50814, "sbc1.voice.example.net TLSv1.2", "CLIENT unknown_ca ALERT"),
                        failed(38572, "sbc1.voice.example.net TLSv1.2", "CLIENT bad_certificate ALERT"),
                        ok(38582),
                        failed(38596, "sbc1.voice.example.net TLSv1.2", "SERVER handshake_failure ALERT"),
                        ok(38606),
                        failed(38620, "sbc1.voice.example.net TLSv1.2", "SERVER unknown_ca ALERT"),
                        failed(49870, "sbc1.voice.example.net -", "SERVER - SILENCE"),
                        failed(41588, "sbc1.voice.example.net -", "SERVER - RESET"),
                        failed(52526, "sbc1.voice.example.net -", "SERVER - NOT_TLS_ANSWER"),
                        failed(53978, "sbc1.voice.example.net -", "SERVER - SILENCE"),
                        failed(35984, "- -", "NETWORK - NO_ANSWER_TO_SYN"));
    }

    private static String ok(int port) {
        return "192.0.2.20:" + port + " sbc1.voice.example.net TLSv1.2 ESTABLISHED - - -";
    }

    private static String failed(int port, String hello, String failure) {
        return "192.0.2.20:" + port + " " + hello + " FAILED " + failure;
    }

    @Test
    void seesTwentyConnectionsAndClaimsNoRegistrationWithoutKeys() {
        Told report = Told.of(Told.capture("gen-tls12-20ep"), List.of());
        assertThat(report.rows("tls", "outcome", "version", "decrypted", "users"))
                .hasSize(20)
                .containsOnly("ESTABLISHED TLSv1.2 false []");
        assertThat(report.all("registrations")).isEmpty();
        assertThat(report.sip().path("messages").asInt()).isZero();
    }

    @Test
    void namesTheHandsetOfEachConnectionWithKeys() {
        assertThat(Told.ofScenario("gen-tls12-20ep").rows("tls", "outcome", "decrypted", "users"))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .contains(
                        "ESTABLISHED true [\"sip:3001@voice.example.net\"]",
                        "ESTABLISHED true [\"sip:3020@voice.example.net\"]");
    }
}
