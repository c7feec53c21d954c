package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.dectwatch.collector.domain.Site;
import org.junit.jupiter.api.Test;

/** The report as an engineer reads it in a terminal. */
class ReportTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String text(String scenario, ZoneId zone) {
        return text(List.of(Told.capture(scenario).toString()), zone);
    }

    private static String text(List<String> captures, ZoneId zone) {
        Analysis.Result result = new Analysis(AnalysisInput.of(captures, Site.unknown())).run((octets, total) -> {});
        return ReportText.render(result.report(), zone);
    }

    private static String section(String text, String title) {
        int at = text.indexOf("\n" + title);
        assertThat(at).describedAs(title).isNotNegative();
        int end = text.indexOf("\n\n", at + 1);
        return text.substring(at + 1, end < 0 ? text.length() : end);
    }

    @Test
    void whatIsWrongComesBeforeEverythingElseAndNamesEachTroubleOnce() {
        String text = text("gen-udp-reg", ZoneOffset.UTC);
        assertThat(text).startsWith("Times are UTC, which is local time here.\n\nWHAT IS WRONG\n");
        String wrong = section(text, "WHAT IS WRONG");
        assertThat(wrong)
                .contains("registration-rejected  sip:3303@voice.example.net  since 15:36:07.949\n")
                .contains("Wireshark: frame.number in {11, 12, 13, 14}")
                .contains(
                        "call of sip:3301@voice.example.net to sip:3399@voice.example.net at 15:36:30.080: answered 404");
        assertThat(wrong.lines().filter(line -> line.contains("  sip:3303@voice.example.net  ")))
                .as("told as a finding, and not again as a registration")
                .hasSize(1);
        assertThat(text.indexOf("CAPTURES")).isGreaterThan(text.indexOf("WHAT IS WRONG"));
    }

    @Test
    void localTimeStandsBesideUtc() {
        String text = text("gen-udp-reg", BERLIN);
        assertThat(text)
                .startsWith("Times are UTC; local time is that of Europe/Berlin, UTC+01:00.")
                .contains("since 15:36:07.949 (16:36:07 local)")
                .contains("local 2026-11-22 16:36:06 to 2026-11-22 16:36:41");
    }

    @Test
    void theLastFailedRegisterIsALadderWithWhatExplainsIt() {
        String ladder =
                section(text("gen-udp-reg", ZoneOffset.UTC), "LAST FAILED REGISTER OF sip:3310@voice.example.net");
        assertThat(ladder.lines().toList().get(1)).matches(" +192\\.0\\.2\\.20:5070 +192\\.0\\.2\\.200:5060");
        assertThat(ladder)
                .containsPattern("#27 +\\|-- REGISTER -+>\\|  Expires 5\n")
                .containsPattern("#28 +\\|<- 401 Unauthorized -+\\|\n")
                .containsPattern("#29 +\\|-- REGISTER -+>\\|  Expires 5, with credentials\n")
                .containsPattern("#30 +\\|<- 423 Interval Too Brief -+\\|  Min-Expires 10\n")
                .contains("Wireshark: frame.number in {27, 28, 29, 30}")
                .contains("or: sip.to.user == \"3310\"");
    }

    @Test
    void aRegisterThatNobodyAnsweredHasItsLadderToo() {
        String text = text("gen-udp-reg", ZoneOffset.UTC);
        assertThat(section(text, "LAST FAILED REGISTER OF sip:silent3314@voice.example.net")
                        .lines()
                        .filter(line -> line.contains("REGISTER --")))
                .hasSize(10);
    }

    @Test
    void tlsWithoutKeysIsSaidToBeABlindSpotAndNotHealth() {
        String text = text("gen-tls12-20ep", ZoneOffset.UTC);
        assertThat(section(text, "WHAT IS NOT SEEN"))
                .contains("20 TLS connections were not decrypted", "--keylog FILE");
    }

    @Test
    void whatLastsComesBeforeWhatIsOverAndTheWorstFirst() {
        List<String> heads = section(text("gen-tls-fail", ZoneOffset.UTC), "WHAT IS WRONG")
                .lines()
                .filter(line -> line.matches("  (CRITICAL|WARNING|INFO) .*"))
                .map(line -> line.substring(2, 10).strip() + (line.contains(", over at ") ? " over" : ""))
                .distinct()
                .toList();
        assertThat(heads)
                .startsWith("CRITICAL", "CRITICAL over")
                .isSubsetOf("CRITICAL", "CRITICAL over", "WARNING", "WARNING over", "INFO", "INFO over");
    }

    @Test
    void framesOfSeveralFilesNameTheirFile() {
        Path one = Told.capture("gen-udp-reg");
        Path other = Told.capture("gen-hold-g726");
        String text = text(List.of(one.toString(), other.toString()), ZoneOffset.UTC);
        assertThat(section(text, "LAST FAILED REGISTER OF sip:3310@voice.example.net"))
                .contains("frame.number in {27, 28, 29, 30}   in " + one);
    }

    @Test
    void aCallIsToldWithItsFigures() {
        assertThat(section(text("gen-hold-g726", ZoneOffset.UTC), "CALLS"))
                .contains("PCMU > G726-32")
                .contains("RFC 6076, 1 requests: established (SER) 100.0 %")
                .contains("hang-up (SDD) 0.4 ms; duration (SDT) 17019.0 ms");
    }

    @Test
    void aTableIsCutWhereNobodyReadsOn() {
        TextTable table = new TextTable("A", "B");
        for (int i = 0; i < 250; i++) {
            table.row("a" + i, "b");
        }
        StringBuilder out = new StringBuilder();
        table.appendTo(out);
        assertThat(out.toString().lines()).hasSize(202);
        assertThat(out).endsWith("  ... and 50 more; --format json has them all\n");
    }
}
