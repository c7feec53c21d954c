package org.dectwatch.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.report.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check-capture} and {@code replay} with files that are none, and with options that make no sense together. */
class CaptureCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(Object... arguments) {
        PrintWriter print = new PrintWriter(out);
        List<Object> commands = List.of(
                new CheckCaptureCommand(print),
                new ReplayCommand(print, Optional.empty(), new SecretStore(Map.of()), "1.2.3"));
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandShell("1.2.3", commands, print, new PrintWriter(err)).run(words);
    }

    @Test
    @Timeout(60)
    void aReplayOfWhatIsNoCaptureDoesNotStart() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "this is no capture");
        Path none = folder.resolve("none.pcap");

        assertThat(run("replay", "--api-port", "0", Told.capture("gen-udp-reg"), none))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("none.pcap does not exist.").hasLineCount(1);
        assertThat(run("replay", "--api-port", "0", notes)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("notes.txt is not a capture file");
        assertThat(out.toString()).doesNotContain("http://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "Infinity", "1001"})
    void aSpeedThatIsNoneIsRefused(String speed) {
        assertThat(run("replay", "--speed", speed, Told.capture("gen-udp-reg"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--speed must be 0 to 1000").hasLineCount(1);
    }

    @Test
    void aNumberThatIsNoneIsToldInWordsOfPeople() {
        assertThat(run("replay", "--speed", "fast", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("check-capture", "--interface", "lo", "--seconds", "ten"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("'fast' is not a number;")
                .contains("'ten' is not a whole number;")
                .doesNotContain("double")
                .doesNotContain(" int;");
    }

    @Test
    void whatBelongsToAnInterfaceIsRefusedWithAFile() {
        Path capture = Told.capture("gen-udp-reg");
        assertThat(run("check-capture", "--file", capture, "--filter", "udp")).isEqualTo(ExitCode.USAGE);
        assertThat(run("check-capture", "--file", capture, "--seconds", "5")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("belong to an interface").hasLineCount(2);
        assertThat(out.toString()).isEmpty();
        assertThat(run("check-capture", "--file", capture)).isZero();
    }

    @Test
    void aFileWithoutPacketsIsNotTakenForAMirrorPort() throws Exception {
        Path empty = Files.write(
                folder.resolve("empty.pcap"), Arrays.copyOf(Files.readAllBytes(Told.capture("gen-udp-reg")), 24));
        assertThat(run("check-capture", "--file", empty)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("The file holds no packet.").doesNotContain("mirror");
    }
}
