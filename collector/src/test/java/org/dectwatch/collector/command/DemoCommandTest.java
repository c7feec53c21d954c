package org.dectwatch.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> shown = new ArrayList<>();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        PrintWriter print = new PrintWriter(out);
        DemoCommand demo = new DemoCommand(
                (seed, page, api) -> {
                    shown.add("seed " + seed + (page.isPresent() ? " page " + page.getAsInt() : "")
                            + (api.isPresent() ? " api " + api.getAsInt() : ""));
                    return ExitCode.OK;
                },
                print);
        return new CommandShell("1.2.3", List.of(demo), print, new PrintWriter(err)).run(arguments);
    }

    @Test
    void showsTheLiveSiteUnlessAFileIsNamed() {
        assertThat(run("demo")).isZero();
        assertThat(run("demo", "--seed", "9", "--page-port", "0")).isZero();
        assertThat(run("demo", "--port", "80", "--api-port", "81")).isZero();

        assertThat(shown).containsExactly("seed 1", "seed 9 page 0", "seed 1 page 80 api 81");
    }

    @Test
    void writesACapture() throws Exception {
        Path file = folder.resolve("demo.pcap");

        assertThat(run("demo", "--write", file.toString(), "--duration", "10s")).isZero();

        assertThat(Files.size(file)).isGreaterThan(50_000);
        assertThat(out.toString()).contains("simulated frames of 10s written to " + file);
        assertThat(Files.readString(folder.resolve("demo.pcap.keys"))).startsWith("CLIENT_RANDOM ");
        assertThat(shown).isEmpty();
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThat(run("demo", "--duration", "5m")).isEqualTo(ExitCode.USAGE);
        assertThat(run("demo", "--write", "x.pcap", "--port", "80")).isEqualTo(ExitCode.USAGE);
        assertThat(run("demo", "--write", "x.pcap", "--duration", "13h")).isEqualTo(ExitCode.USAGE);
        assertThat(run("demo", "--write", "x.pcap", "--duration", "5")).isEqualTo(ExitCode.USAGE);
        assertThat(run("demo", "--port", "70000")).isEqualTo(ExitCode.USAGE);
        assertThat(run("demo", "--api-port", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("choose one", "runs until it is stopped", "write 30s or 5m", "0 to 65535");
        assertThat(Path.of("x.pcap")).doesNotExist();
    }

    @Test
    void saysWhyACaptureCannotBeWritten() {
        assertThat(run("demo", "--write", folder.resolve("nowhere/demo.pcap").toString(), "--duration", "1s"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("could not be written").doesNotContain("Exception");
    }

    @Test
    void aTakenPortIsOneSentenceThatNamesTheOptionOfThisCommand() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            DemoRunner live = new DemoRunner(new PrintWriter(out), Optional.empty(), "1.2.3");
            DemoCommand demo = new DemoCommand(live, new PrintWriter(out));
            int code = new CommandShell("1.2.3", List.of(demo), new PrintWriter(out), new PrintWriter(err))
                    .run("demo", "--api-port", Integer.toString(taken.getLocalPort()));

            assertThat(code).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString())
                    .isEqualTo("dectwatch: The API cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": is the port taken? Choose another with --api-port." + System.lineSeparator());
        }
    }
}
