package org.dectwatch.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.tls.TlsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

class CommandShellTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<AnalyzeRequest> requests = new ArrayList<>();

    @TempDir
    Path folder;

    @Command(name = "burn")
    static final class Burn implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("the house\nis on fire");
        }
    }

    private int run(String... arguments) {
        SecretStore secrets = new SecretStore(Map.of("KEY", "s3cret"));
        PrintWriter print = new PrintWriter(out);
        AnalyzeCommand analyze = new AnalyzeCommand(request -> {
            requests.add(request);
            return 3;
        });
        List<Object> commands = List.of(
                analyze, new CheckConfigCommand(secrets, print), new PrintConfigCommand(secrets, print), new Burn());
        return new CommandShell("1.2.3", commands, print, new PrintWriter(err)).run(arguments);
    }

    @Test
    void handsTheWholeRequestToTheAnalysisAndItsExitCodeToTheShell() throws Exception {
        Path site = Files.writeString(
                folder.resolve("site.yml"), "site: {name: hq}\ndevices: [{name: dect-1, addresses: [192.0.2.10]}]\n");
        Path handsets = Files.writeString(folder.resolve("h.csv"), "user,server\nu1,dect-1\n");

        int code = run(
                "analyze",
                "a.pcap",
                "b.pcap",
                "--keylog",
                "k1",
                "--keylog",
                "k2",
                "--devices",
                "192.0.2.10,2001:db8::1",
                "--config",
                site.toString(),
                "--handsets",
                handsets.toString(),
                "--aor",
                "sip:u1@x",
                "--since",
                "2026-11-22T09:00:00Z",
                "--until",
                "2026-11-22T10:30:00+01:00",
                "--extract",
                "o.pcap",
                "--format",
                "json",
                "--fail-on",
                "warning",
                "-o",
                "r.json");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        AnalyzeRequest request = requests.get(0);
        assertThat(request.files()).containsExactly("a.pcap", "b.pcap");
        assertThat(request.keyLogs()).containsExactly(Path.of("k1"), Path.of("k2"));
        assertThat(request.site().name()).isEqualTo("hq");
        assertThat(request.site().servers()).extracting(Site.Server::name).containsExactly("dect-1", "2001:db8::1");
        assertThat(request.site().handsets())
                .extracting(Site.KnownHandset::user)
                .containsExactly("u1");
        assertThat(request.selection())
                .isEqualTo(new AnalyzeRequest.Selection(
                        Optional.of("sip:u1@x"),
                        Optional.of(Instant.parse("2026-11-22T09:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T09:30:00Z"))));
        assertThat(request.extract()).contains(Path.of("o.pcap"));
        assertThat(request.format()).isEqualTo(AnalyzeRequest.Format.JSON);
        assertThat(request.failOn()).contains(AnalyzeRequest.FailOn.WARNING);
        assertThat(request.output()).contains(Path.of("r.json"));
    }

    @Test
    void asksForEverythingAsTextWhenOnlyAFileIsNamed() {
        run("analyze", "a.pcap");

        assertThat(requests)
                .containsExactly(new AnalyzeRequest(
                        List.of("a.pcap"),
                        List.of(),
                        Site.unknown(),
                        HealthOptions.defaults(),
                        MediaPolicy.defaults(),
                        TlsOptions.defaults(),
                        AnalyzeRequest.Selection.everything(),
                        Optional.empty(),
                        AnalyzeRequest.Format.TEXT,
                        Optional.empty(),
                        Optional.empty(),
                        LedgerOptions.defaults()));
        assertThat(IpAddress.parse("192.0.2.10").flatMap(requests.get(0).site()::serverAt))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|2|dectwatch: A command is missing; see 'dectwatch --help'",
                "analize x|2|dectwatch: there is no command 'analize' (did you mean analyze?); see 'dectwatch --help'",
                "analyze|2|dectwatch: Missing required parameter: 'FILE'; see 'dectwatch analyze --help'",
                "analyze a --sinse x|2|dectwatch: Unknown option: '--sinse' (did you mean --since?); see 'dectwatch analyze --help'",
                "analyze - -|2|dectwatch: standard input (-) can be read once only; see 'dectwatch analyze --help'",
                "analyze a --since 2026-11-22T10:00:00|2|dectwatch: Invalid value for option '--since': '2026-11-22T10:00:00' is not a time with its zone; write 2026-11-22T09:00:00Z or 2026-11-22T10:00:00+01:00; see 'dectwatch analyze --help'",
                "analyze a --since 2026-11-22T10:00:00Z --until 2026-11-22T09:00:00Z|2|dectwatch: --since must not be after --until; see 'dectwatch analyze --help'",
                "analyze a --devices host|2|dectwatch: Invalid value for option '--devices' (ADDR): 'host' is not an IP address; see 'dectwatch analyze --help'",
                "analyze - --extract x|2|dectwatch: --extract reads the captures twice and cannot do that with standard input; see 'dectwatch analyze --help'",
                "analyze ./a -o a|2|dectwatch: -o would overwrite the input a; see 'dectwatch analyze --help'",
                "analyze a --extract x -o x|2|dectwatch: --extract and -o name the same file; see 'dectwatch analyze --help'",
                "check-config --config none.yml|1|dectwatch: none.yml: there is no such file",
                "burn|1|dectwatch: this is a fault of the program: IllegalStateException (the house is on fire); run again with --debug and report what it prints",
            })
    void answersEveryMistakeWithOneSentenceAndItsExitCode(String arguments, int code, String sentence) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(code);
        assertThat(err.toString().strip()).isEqualTo(sentence);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void showsWhereAnErrorAroseOnlyWhenAsked() {
        run("burn", "--debug");

        assertThat(err.toString()).contains("at " + Burn.class.getName());
    }

    @Test
    void printsVersionAndHelpToStandardOutput() {
        assertThat(run("--version")).isZero();
        assertThat(run("analyze", "--help")).isZero();
        assertThat(out.toString()).startsWith("dectwatch 1.2.3").contains("--fail-on", "Usage: dectwatch analyze");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void checksASiteFileAndCountsWhatItNames() throws Exception {
        Path site = Files.writeString(folder.resolve("s.yml"), "site: {name: hq}\nhandsets: {list: [{user: u1}]}\n");

        assertThat(run("check-config", "--config", site.toString())).isZero();
        assertThat(out.toString()).isEqualTo(site + " is in order: site 'hq', 0 devices, 1 handset\n");
    }

    @Test
    void checksThatSecretsAreWhereTheyShouldBe() throws Exception {
        Path site = Files.writeString(
                folder.resolve("s.yml"), "site: {name: hq}\nlabels: {handset: hmac, hmacSecret: {secretEnv: NONE}}\n");

        assertThat(run("check-config", "--config", site.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "dectwatch: " + site + ": the environment variable NONE is not set; set it before starting\n");
    }

    @Test
    void judgesCertificatesByWhatTheSiteFileExpects() throws Exception {
        Path site = Files.writeString(
                folder.resolve("s.yml"),
                "site: {name: hq}\ntls: {connections: {proxies: [Sbc1.example.net], allowWildcard: true}}\n");
        run("analyze", "--config", site.toString(), "a.pcap");
        assertThat(requests.get(0).tls().proxies()).containsExactly("sbc1.example.net");
        assertThat(requests.get(0).tls().allowWildcard()).isTrue();
    }

    @Test
    void saysWhenTheKeyLogIsNotThereYetAndRefusesWhatIsNone() throws Exception {
        Path site = Files.writeString(folder.resolve("s.yml"), "site: {name: hq}\ntls: {keyLog: {file: keys.log}}\n");
        Path keys = folder.resolve("keys.log");

        assertThat(run("check-config", "--config", site.toString())).isZero();
        assertThat(out.toString()).endsWith("the key log " + keys + " is not there yet; it is read as soon as it is\n");

        Files.createDirectory(keys);
        assertThat(run("check-config", "--config", site.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("the key log " + keys + " is no regular file; name the file itself");
    }

    @Test
    void printsWhatIsInEffectWithDefaultsMarkedAndSecretsHidden() throws Exception {
        Path site = Files.writeString(
                folder.resolve("s.yml"),
                "site: {name: hq}\nlabels: {handset: hmac, hmacSecret: {secretEnv: KEY}}\n"
                        + "devices: [{name: d, addresses: [192.0.2.1]}]\n");

        assertThat(run("print-config", "--config", site.toString())).isZero();
        assertThat(out.toString()).startsWith("""
                        site:
                          name: hq
                        devices:
                          - name: d
                            addresses: [192.0.2.1]
                            # snmp: not set
                            # web: not set
                            # xmlRpc: not set
                            # traps: not set
                            # configXml: not set
                        handsets:
                          # file: not set
                          list: []   # default
                          serverUsers: []   # default
                          controlHub: []   # default
                          # columns: not set
                          # settings: not set
                        capture: []   # default
                        hep: []   # default
                        syslog: []   # default
                        traps: []   # default
                        """).contains("""
                        api:
                          host: 127.0.0.1   # default
                          port: 9310   # default
                        """).endsWith("""
                        labels:
                          handset: hmac
                          hmacSecret: {secretEnv: KEY}   # found: ********
                          maxHandsets: 2000   # default
                        """);
    }
}
