package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `analyze` finds wrong with the TLS of the scenarios, as the scripts that made them would have it. */
class TlsFindingsTest {
    private static final String SBC = "192.0.2.20 → sbc1.voice.example.net:";

    private static List<JsonNode> findings(Told report) {
        return report.all("findings").stream()
                .filter(finding -> finding.path("rule").asText().matches("(tls|certificate|reconnect)-.*"))
                .toList();
    }

    private static List<String> told(Told report) {
        return findings(report).stream()
                .map(finding -> finding.path("rule").asText() + " "
                        + finding.path("subject").asText().replace("192.0.2.20 → ", "") + " "
                        + finding.path("from").asText().substring(17, 19) + ".."
                        + (finding.path("to").isNull()
                                ? ""
                                : finding.path("to").asText().substring(17, 19)))
                .toList();
    }

    /** By hand, from gen-tls-fail's index: seconds of each attempt, and of the next one that could end its trouble. */
    @Test
    void findsEachFaultOfTheFailingAttemptsAndWhenItEnded() {
        Told report = Told.of(Told.capture("gen-tls-fail"), List.of());
        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        "certificate-untrusted sbc1.voice.example.net:5061 34..36",
                        "certificate-wrong-name sbc9.other.example.org:5061 34..",
                        "tls-handshake-failing sbc9.other.example.org:5061 34..",
                        "tls-connection-flapping sbc1.voice.example.net:5061 34..",
                        "tls-connection-lost-all-handsets sbc1.voice.example.net:5061 37..57",
                        "tls-handshake-failing sbc1.voice.example.net:5061 42..57",
                        "certificate-expired sbc1.voice.example.net:5061 44..46",
                        "certificate-not-yet-valid sbc1.voice.example.net:5061 46..49",
                        "certificate-untrusted sbc1.voice.example.net:5061 49..54",
                        "certificate-issuer-changed sbc1.voice.example.net:5061 49..54",
                        "certificate-wrong-name sbc1.voice.example.net:5061 54..57",
                        "certificate-expiring sbc1.voice.example.net:5061 57..00",
                        "tls-handshake-failing sbc1.voice.example.net:5061 00..",
                        "tls-handshake-failing sbc1.voice.example.net:5071 02..",
                        "tls-handshake-failing sbc1.voice.example.net:5072 06..",
                        "tls-handshake-failing sbc1.voice.example.net:5073 07..",
                        "tls-handshake-failing sbc1.voice.example.net:5074 07..");
    }

    @Test
    void saysForEachFailingTargetWhatTheAlertAloneDoesNot() {
        Told report = Told.of(Told.capture("gen-tls-fail"), List.of());
        assertThat(why(report, "tls-handshake-failing", "192.0.2.20 → sbc9.other.example.org:5061"))
                .contains("bad_certificate: the certificate is for sbc1.voice.example.net, *.voice.example.net");
        JsonNode long42 = findings(report).stream()
                .filter(f -> f.path("rule").asText().equals("tls-handshake-failing")
                        && f.path("from").asText().contains(":42."))
                .findFirst()
                .orElseThrow();
        assertThat(long42.path("why").asText()).contains("in 6 attempts");
        assertThat(Told.list(long42.path("evidence")))
                .extracting(e -> e.path("what").asText().replaceFirst(".*: the IP", "the IP"))
                .containsExactly(
                        "the IP-DECT server refused with the alert bad_certificate: the certificate is for other.example.org,"
                                + " and sbc1.voice.example.net was asked for",
                        "the IP-DECT server refused with the alert unknown_ca: it does not trust Rogue Private CA",
                        "the IP-DECT server refused with the alert unknown_ca: the certificate is signed by itself",
                        "the IP-DECT server refused with the alert bad_certificate: the certificate is valid only from"
                                + " 2026-11-24T15:21:05Z",
                        "the IP-DECT server refused with the alert certificate_expired: the certificate expired at"
                                + " 2026-11-19T15:21:05Z");
        assertThat(why(report, "tls-handshake-failing", SBC + "5071")).contains("kept silent after the ClientHello");
        assertThat(why(report, "tls-handshake-failing", SBC + "5072")).contains("reset the connection");
        assertThat(why(report, "tls-handshake-failing", SBC + "5073")).contains("the answer was no TLS");
        assertThat(why(report, "certificate-not-yet-valid", SBC + "5061")).contains("bad_certificate");
    }

    private static String why(Told report, String rule, String subject) {
        return findings(report).stream()
                .filter(f -> f.path("rule").asText().equals(rule)
                        && f.path("subject").asText().equals(subject))
                .map(f -> f.path("why").asText())
                .findFirst()
                .orElse("not found");
    }

    /** With keys it is known who rode on what was lost: the users of each attempt that never came back. */
    @Test
    void countsTheHandsetsOfWhatWasLostWhereTheyCanBeRead() {
        assertThat(why(Told.ofScenario("gen-tls-fail"), "tls-connection-lost-all-handsets", SBC + "5061"))
                .contains("handsets were registered over them, and 7 of them are not back on another.");
    }

    @Test
    void findsNothingWrongWithTwentyGoodConnections() {
        assertThat(told(Told.of(Told.capture("gen-tls12-20ep"), List.of()))).isEmpty();
        assertThat(told(Told.ofScenario("gen-tls12-20ep"))).isEmpty();
        assertThat(told(Told.ofScenario("gen-srtp-tls"))).isEmpty();
        assertThat(told(Told.of(Told.capture("gen-srtp-tls"), List.of()))).isEmpty();
    }

    /** What the snap length cut off is not seen, and nothing is concluded from its absence. */
    @ParameterizedTest
    @ValueSource(ints = {64, 80, 96, 128, 160, 256, 400, 600})
    void findsNothingWrongWithGoodConnectionsThatTheSnapLengthCut(int snapLength, @TempDir Path folder) {
        for (String scenario : List.of("gen-tls12-20ep", "gen-srtp-tls")) {
            Path cut = folder.resolve(scenario + ".pcap");
            LostFrames.cut(Told.capture(scenario), cut, snapLength);
            assertThat(told(Told.of(cut, List.of()))).as(scenario).isEmpty();
        }
    }
}
