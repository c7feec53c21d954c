package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .contains("RFC 6076, 1 request: established (SER) 100.0 %")
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

    private static String selected(String scenario, Optional<String> aor, Optional<Instant> until) {
        AnalysisInput all = AnalysisInput.of(List.of(Told.capture(scenario).toString()), Site.unknown());
        AnalysisInput input = new AnalysisInput(
                all.files(),
                List.of(),
                all.site(),
                all.intake(),
                all.ledger(),
                all.health(),
                all.media(),
                aor,
                Optional.empty(),
                until,
                false);
        return ReportText.render(new Analysis(input).run((octets, total) -> {}).report(), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3303", "sip:3303@voice.example.net", "3303@voice.example.net", "SIP:3303@Voice.Example.NET"})
    void whoAsksForOneHandsetIsToldOfItsTroubleAlone(String asked) {
        String wrong = section(selected("gen-udp-reg", Optional.of(asked), Optional.empty()), "WHAT IS WRONG");
        assertThat(wrong).contains("registration-rejected  sip:3303@voice.example.net");
        assertThat(wrong.lines().filter(line -> line.contains("  registration-")))
                .hasSize(1);
    }

    @Test
    void aTroubleThatBeganAfterTheTimeAskedForIsNotTold() {
        Optional<Instant> until = Optional.of(Instant.parse("2026-11-22T15:36:09.2Z"));
        String wrong = section(selected("gen-udp-reg", Optional.empty(), until), "WHAT IS WRONG");
        assertThat(wrong.lines().filter(line -> line.contains("  registration-")))
                .hasSize(3);
    }

    @Test
    void whoIsNotThereIsSaidNotToBeThere() {
        String text = selected("gen-udp-reg", Optional.of("9999"), Optional.empty());
        assertThat(section(text, "WHAT IS WRONG")).contains("nothing that these captures can show");
        assertThat(section(text, "WHAT IS NOT SEEN")).contains("Nothing of 9999 is in these captures");
    }

    @Test
    void aCallsTroubleIsToldToWhoAsksForOneOfItsEndsAndAServersToWhoeverHangsOnIt() {
        assertThat(section(selected("gen-hold-g726", Optional.of("371"), Optional.empty()), "WHAT IS WRONG"))
                .contains("codec-changed-after-resume  1-56@192.0.2.20");
        String other = selected("gen-hold-g726", Optional.of("999"), Optional.empty());
        assertThat(section(other, "WHAT IS WRONG")).doesNotContain("codec-changed-after-resume");
    }

    @Test
    void aKeyLogWithoutKeysAndOneOfAnotherTimeAreSaidToBeSo(@TempDir Path folder) throws IOException {
        Path none = Files.writeString(folder.resolve("none.keys"), "no keys here\n");
        Path other = Files.writeString(
                folder.resolve("other.keys"), "CLIENT_RANDOM " + "ab".repeat(32) + " " + "cd".repeat(48) + "\n");
        String capture = Told.capture("gen-tls12-20ep").toString();
        assertThat(section(keyed(capture, none), "WHAT IS NOT SEEN"))
                .contains("none.keys holds no key", "--keylog FILE");
        assertThat(section(keyed(capture, other), "WHAT IS NOT SEEN"))
                .contains("Keys of 1 session are given, and none that fits")
                .doesNotContain("--keylog FILE");
    }

    @Test
    void damagedLinesOfAKeyLogAreSaidToBeSoAndSecretsForOtherPurposesAreNot(@TempDir Path folder) throws IOException {
        String random = "ab".repeat(32);
        String sound = "CLIENT_RANDOM " + random + " " + "cd".repeat(48) + "\n# written by a test\n";
        Path exporter =
                Files.writeString(folder.resolve("sound.keys"), sound + "EXPORTER_SECRET " + random + " 0102\n");
        Path cut = Files.writeString(folder.resolve("cut.keys"), sound + "CLIENT_RANDOM " + random + " cdcd\n");
        String capture = Told.capture("gen-tls12-20ep").toString();
        assertThat(section(keyed(capture, exporter), "WHAT IS NOT SEEN")).doesNotContain("damaged");
        assertThat(section(keyed(capture, cut), "WHAT IS NOT SEEN"))
                .contains("1 line of the key log ", "cut.keys is damaged")
                .doesNotContain("cdcd");
    }

    private static String keyed(String capture, Path keys) {
        AnalysisInput all = AnalysisInput.of(List.of(capture), Site.unknown());
        AnalysisInput input = new AnalysisInput(
                all.files(),
                List.of(keys),
                all.site(),
                all.intake(),
                all.ledger(),
                all.health(),
                all.media(),
                all.aor(),
                all.since(),
                all.until(),
                false);
        return ReportText.render(new Analysis(input).run((octets, total) -> {}).report(), ZoneOffset.UTC);
    }

    @Test
    void aLinkTypeThatNobodyDecodesAndAFileWithoutPacketsAreBlindSpots(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(Told.capture("gen-udp-reg"));
        Path empty = Files.write(folder.resolve("empty.pcap"), Arrays.copyOf(bytes, 24));
        bytes[20] = (byte) 147;
        Path user = Files.write(folder.resolve("user.pcap"), bytes);
        String text = text(List.of(empty.toString(), user.toString()), ZoneOffset.UTC);
        assertThat(section(text, "WHAT IS NOT SEEN"))
                .contains("empty.pcap holds no packet.")
                .contains("67 of 67 packets")
                .contains("LINKTYPE_147");
    }
}
