package org.dectwatch.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dectwatch.collector.command.AnalyzeCommand;
import org.dectwatch.collector.command.AnalyzeRunner;
import org.dectwatch.collector.command.CommandShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be: a sentence and an exit code, never a stack trace, and nothing lost of what was good. */
class BadInputTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int analyze(Object... arguments) {
        PrintWriter print = new PrintWriter(out);
        PrintWriter errors = new PrintWriter(err, true);
        List<Object> commands = List.of(new AnalyzeCommand(new AnalyzeRunner(print, errors)));
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        String[] line = new String[words.length + 1];
        line[0] = "analyze";
        System.arraycopy(words, 0, line, 1, words.length);
        int code = new CommandShell("test", commands, print, errors).run(line);
        print.flush();
        assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
        return code;
    }

    private static byte[] good() throws IOException {
        return Files.readAllBytes(Told.capture("gen-udp-reg"));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Told told() {
        return new Told(Told.parse(out.toString()), List.of());
    }

    @Test
    void whatIsNoCaptureIsOneSentenceAndExitCodeOne() throws IOException {
        Path text = file("notes.txt", "this is no capture, it is a shopping list\n".getBytes(StandardCharsets.UTF_8));
        assertThat(analyze(text, "--format", "json")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("dectwatch: ")
                .contains("notes.txt")
                .hasLineCount(1);
    }

    @Test
    void anEmptyFileAndAMissingOneAreOneSentenceEach() throws IOException {
        Path empty = file("empty.pcap", new byte[0]);
        assertThat(analyze(empty, folder.resolve("none.pcap"), "--format", "json"))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("empty.pcap").contains("none.pcap").hasLineCount(2);
    }

    @Test
    void aFolderIsOneSentence() {
        assertThat(analyze(folder)).isEqualTo(1);
        assertThat(err.toString()).startsWith("dectwatch: ").hasLineCount(1);
    }

    @Test
    void aGoodFileIsToldOfAlsoWhenAnotherCannotBeRead() throws IOException {
        Path text = file("notes.txt", "no capture".getBytes(StandardCharsets.UTF_8));
        assertThat(analyze(Told.capture("gen-udp-reg"), text, "--format", "json"))
                .isEqualTo(1);
        assertThat(told().all("registrations")).hasSize(14);
        assertThat(err.toString()).contains("notes.txt").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 39, 40, 41, 500, 5_000, 20_000, 34_000, 34_418})
    void aFileCutAnywhereIsReadToTheCutAndSaysSo(int length) throws IOException {
        byte[] good = good();
        Path cut = file("cut.pcap", Arrays.copyOf(good, length));
        assertThat(analyze(cut, "--format", "json")).isZero();
        assertThat(told().capture().path("packets").asInt()).isEqualTo(wholeRecords(good, length));
        assertThat(told().capture().path("incomplete").asBoolean())
                .isEqualTo(length != endOfWholeRecords(good, length));
    }

    private static int wholeRecords(byte[] pcap, int length) {
        return walk(pcap, length)[0];
    }

    private static int endOfWholeRecords(byte[] pcap, int length) {
        return walk(pcap, length)[1];
    }

    private static int[] walk(byte[] pcap, int length) {
        ByteBuffer in = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        int at = 24;
        int records = 0;
        while (at + 16 <= length && at + 16 + in.getInt(at + 8) <= length) {
            at += 16 + in.getInt(at + 8);
            records++;
        }
        return new int[] {records, at};
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fff_ffff, -1, 0x8000_0000, 300_000_000})
    void aRecordThatLiesAboutItsLengthCostsNoMemoryAndNothingBeforeIt(int lie) throws IOException {
        byte[] bytes = good();
        int tenth = walk(bytes, 5_000)[1];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(tenth + 8, lie);
        assertThat(analyze(file("lying.pcap", bytes), "--format", "json")).isZero();
        assertThat(told().capture().path("packets").asInt()).isEqualTo(wholeRecords(good(), 5_000));
        boolean incomplete = told().capture().path("incomplete").asBoolean();
        assertThat(incomplete || !told().capture().path("malformed").isEmpty()).isTrue();
    }

    @Test
    void aMessageWhoseDatagramLiesAboutItsLengthIsCountedAndTheOthersStand() throws IOException {
        byte[] bytes = good();
        int inSecond = walk(bytes, 5_000)[1] + 16 + 14;
        bytes[inSecond + 2] = (byte) 0xff;
        bytes[inSecond + 3] = (byte) 0xff;
        assertThat(analyze(file("ip.pcap", bytes), "--format", "json")).isZero();
        assertThat(told().capture().path("packets").asInt()).isEqualTo(67);
        assertThat(told().sip().path("messages").asInt()).isBetween(64, 65);
    }

    @Test
    void findingsAtOrAboveTheLimitAreExitCodeThreeAndJsonStaysAlone() {
        int code = analyze(Told.capture("gen-udp-reg"), "--format", "json", "--fail-on", "info");
        assertThat(told().json().path("schema").asText()).isEqualTo("dectwatch.report/1");
        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aKeyLogThatIsNotThereIsOneSentenceAndTheCaptureIsStillTold() {
        Path capture = Told.capture("gen-udp-reg");
        assertThat(analyze(capture, "--keylog", folder.resolve("none.keys"), "--format", "json"))
                .isEqualTo(1);
        assertThat(told().all("registrations")).hasSize(14);
        assertThat(err.toString()).contains("none.keys").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "text"})
    void aFileHoldsWhatStandardOutputWouldShow(String format) throws IOException {
        Path file = folder.resolve("report");

        assertThat(analyze(Told.capture("gen-udp-reg"), "--format", format, "-o", file))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(analyze(Told.capture("gen-udp-reg"), "--format", format)).isZero();

        assertThat(Files.readString(file)).isEqualTo(out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "text"})
    void aFullDiskIsOneSentenceAndExitCodeOne(String format) {
        assertThat(analyze(Told.capture("gen-udp-reg"), "--format", format, "-o", "/dev/full"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("/dev/full cannot be written");
    }

    @Test
    void anUnwritableOutputIsOneSentence() {
        assertThat(analyze(Told.capture("gen-udp-reg"), "-o", folder.resolve("no/such/r.json")))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void aMistakeOnTheCommandLineIsExitCodeTwo() {
        assertThat(analyze()).isEqualTo(2);
        assertThat(analyze(Told.capture("gen-udp-reg"), "--fail-on", "everything"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPipeIsNotExtractedFromForItCanBeReadOnceOnly() {
        Path target = folder.resolve("x.pcap");
        assertThat(analyze("/dev/zero", "--extract", target)).isEqualTo(2);
        assertThat(analyze("-", "--extract", target)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(target).doesNotExist();
        assertThat(err.toString()).contains("/dev/zero").contains("standard input");
    }

    @Test
    void noInputIsWrittenOver() throws IOException {
        Path list = file("handsets.csv", "user\n3001\n".getBytes(StandardCharsets.UTF_8));
        assertThat(analyze(Told.capture("gen-udp-reg"), "--handsets", list, "-o", list))
                .isEqualTo(2);
        assertThat(Files.readString(list)).isEqualTo("user\n3001\n");
    }
}
