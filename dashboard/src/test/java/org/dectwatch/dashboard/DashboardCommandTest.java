package org.dectwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.dectwatch.collector.command.CommandShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DashboardCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        PrintWriter print = new PrintWriter(out);
        return new CommandShell("1.2.3", List.of(new DashboardCommand(print)), print, new PrintWriter(err, true))
                .run(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo|a collector's address must look like http://192.0.2.1:9310, not 'foo'",
                "north=foo|a collector's address must look like http://192.0.2.1:9310",
                "=http://192.0.2.1|a collector's name must be 1 to 64",
                "a=ftp://192.0.2.1|a collector's address must look like",
            })
    void saysWhatIsWrongWithACollector(String collector, String sentence) {
        assertThat(run("dashboard", "--collector", collector)).isEqualTo(2);
        assertThat(err.toString()).startsWith("dectwatch: " + sentence).hasLineCount(1);
    }

    @Test
    void aTakenPortIsOneSentenceThatNamesTheOptionOfThisCommand() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("dashboard", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines("dectwatch: the page cannot be served on 127.0.0.1:"
                            + taken.getLocalPort()
                            + ": is the port taken, or below 1024? choose another with --port");
        }
    }

    @Test
    void anAddressOfAnotherHostIsNotMistakenForATakenPort() {
        assertThat(run("dashboard", "--host", "192.0.2.77", "--port", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("this host has no such address").hasLineCount(1);
    }
}
