package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dectwatch.collector.command.CommandShell;
import org.dectwatch.collector.command.SnmpDiscoverCommand;
import org.dectwatch.collector.config.SecretStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, against net-snmp's snmpd. */
@Tag("peers")
class SnmpDiscoverPeerTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        SecretStore secrets = new SecretStore(
                Map.of("COMMUNITY", "topsecret", "SIGN", "signing-sha256aes128", "HIDE", "hiding-sha256aes128"));
        PrintWriter to = new PrintWriter(out);
        int code = new CommandShell(
                        "dev", List.of(new SnmpDiscoverCommand(secrets, to)), to, new PrintWriter(err, true))
                .run(arguments);
        to.flush();
        return code;
    }

    private String[] discover(Agent agent, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "snmp-discover",
                "127.0.0.1",
                "--port",
                Integer.toString(agent.endpoint().port()),
                "--community-env",
                "COMMUNITY"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void awaitAgent(Agent agent) {
        await().atMost(Duration.ofSeconds(20)).until(() -> run(discover(agent)) == 0);
    }

    @Test
    void proposesAMapThatTheScraperThenAsksBy() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            awaitAgent(agent);
            Path map = folder.resolve("map.properties");
            assertThat(run(discover(agent, "--output", map.toString()))).isZero();
            assertThat(out.toString()).contains("11 objects found, 11 of 11 values have a proposal; it is a guess");
            assertThat(OidMap.load(map).oids()).isEqualTo(OidMap.shipped().oids());
        }
    }

    @Test
    void asksADeviceOfTheSiteFileAsTheFileSays() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            awaitAgent(agent);
            Path site = folder.resolve("site.yml");
            Files.writeString(site, """
                    site: {name: hq}
                    devices:
                      - name: dect-1
                        addresses: [127.0.0.1]
                        snmp:
                          port: %d
                          user:
                            name: sha256aes128
                            authenticationSecret: {secretEnv: SIGN}
                            privacySecret: {secretEnv: HIDE}
                    """.formatted(agent.endpoint().port()));
            assertThat(run("snmp-discover", "dect-1", "--config", site.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("dect-1: 11 objects found");
            assertThat(run("snmp-discover", "dect-2", "--config", site.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("there is no device 'dect-2' with a section 'snmp'");
        }
    }

    @Test
    void readsNoMoreThanItMay() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1")) {
            awaitAgent(agent);
            assertThat(run(discover(agent, "--root", "1.3.6.1.2.1", "--most", "50")))
                    .isZero();
            assertThat(out.toString()).contains("50 objects found, and there are more");
        }
    }

    @Test
    void saysWhatIsWrongInOneLine() throws Exception {
        try (LyingAgent silent = new LyingAgent((self, question) -> new byte[0])) {
            assertThat(run(
                            "snmp-discover",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(silent.endpoint().port()),
                            "--community-env",
                            "COMMUNITY"))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .contains("nothing was found")
                    .contains("is SNMP enabled there")
                    .doesNotContain("topsecret");
        }
        assertThat(run("snmp-discover", "nowhere")).isEqualTo(2);
        assertThat(run("snmp-discover", "127.0.0.1", "--root", "x", "--community-env", "COMMUNITY"))
                .isEqualTo(2);
        assertThat(run("snmp-discover", "127.0.0.1")).isEqualTo(1);
        assertThat(err.toString()).contains("the environment variable DECTWATCH_SNMP_COMMUNITY is not set");
    }
}
