package org.dectwatch.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.testing.HandsetSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site of 500 handsets with 3 duplicates, 2 swapped credentials and 5 that never registered: these ten are named, and no other. */
class FiveHundredHandsetsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HandsetSite site = new HandsetSite(20261122);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void writeLists() throws Exception {
        site.writeOwnList(folder.resolve("handsets.csv"));
        site.writeControlHub(folder.resolve("devices.csv"));
        site.writeServerUsers(folder.resolve("users-1.csv"), "dect-1");
        site.writeServerUsers(folder.resolve("users-2.csv"), "dect-2");
    }

    private Path siteFile(String handsets) throws Exception {
        return Files.writeString(
                folder.resolve("site.yml"),
                "site: {name: hospital}\n"
                        + "devices:\n"
                        + "  - {name: dect-1, addresses: [192.0.2.10]}\n"
                        + "  - {name: dect-2, addresses: [192.0.2.11]}\n"
                        + "handsets: " + handsets + "\n"
                        + "rules: {identity: {handsetNeverRegistered: {after: 5m}}}\n");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        PrintWriter print = new PrintWriter(out);
        PrintWriter complaints = new PrintWriter(err);
        List<Object> commands = List.of(
                new AnalyzeCommand(new AnalyzeRunner(print, complaints)),
                new IdentityCommand(print),
                new CheckConfigCommand(new SecretStore(Map.of()), print));
        return new CommandShell("1", commands, print, complaints).run(arguments);
    }

    /** {@code rule subject} of each finding of the report printed last. */
    private List<String> findings() throws Exception {
        List<String> all = new ArrayList<>();
        JsonNode report = MAPPER.readTree(out.toString());
        report.get("findings")
                .forEach(finding -> all.add(finding.get("rule").asText() + " "
                        + finding.get("subject").asText()));
        return all;
    }

    private String ipei(int number) {
        return site.handset(number).ipei();
    }

    private Set<String> expected(boolean ownList) {
        Set<String> wanted = new TreeSet<>();
        // Who shares the IPEI of another cannot be called by it: he is called by his user.
        site.sharesIpei.forEach(
                number -> wanted.add("duplicate-handset " + site.handset(number).user()));
        site.sharesExtension.forEach(number -> wanted.add("duplicate-handset " + ipei(number)));
        site.sharesAuthUser.forEach(number -> wanted.add("duplicate-handset " + ipei(number)));
        site.swapped.forEach(number -> wanted.add("swapped-credentials " + ipei(number)));
        if (ownList) {
            site.silent.forEach(number -> wanted.add("handset-never-registered " + ipei(number)));
        }
        return wanted;
    }

    @Test
    void theFindingsOfACaptureNameExactlyTheseTen() throws Exception {
        Path config = siteFile("{file: handsets.csv}");
        Path capture = site.writeTraffic(folder.resolve("register.pcap"), 360);

        assertThat(run("analyze", capture.toString(), "--config", config.toString(), "--format", "json"))
                .isZero();
        List<String> findings = findings();
        List<String> rejected = findings.stream()
                .filter(finding -> finding.startsWith("registration-rejected "))
                .toList();
        assertThat(findings.stream().filter(finding -> !rejected.contains(finding)))
                .containsExactlyInAnyOrderElementsOf(expected(true))
                .hasSize(10);
        assertThat(rejected)
                .as("the two that are swapped are refused, and nobody else")
                .containsExactlyInAnyOrderElementsOf(site.swapped.stream()
                        .map(number -> "registration-rejected sip:"
                                + site.handset(number).authUser() + "@98027369.us10.bcld.webex.com")
                        .toList());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatTheListsAloneShowIsToldBeforeAnyPacketAndTheSiteIsInOrder() throws Exception {
        Path config = siteFile("{controlHub: [devices.csv], serverUsers: [{file: users-1.csv, server: dect-1},"
                + " {file: users-2.csv, server: dect-2}]}");

        assertThat(run("identity", "--config", config.toString(), "--format", "json"))
                .isZero();
        assertThat(findings())
                .containsExactlyInAnyOrderElementsOf(expected(false))
                .hasSize(5);
        JsonNode report = MAPPER.readTree(out.toString());
        assertThat(report.get("schema").asText()).isEqualTo("dectwatch.identity/1");
        assertThat(report.get("handsets")).hasSize(500);
        assertThat(report.get("files").get(0).get("leftOut").asInt())
                .as("a desk telephone")
                .isEqualTo(1);

        assertThat(run("check-config", "--config", config.toString())).isZero();
        assertThat(out.toString())
                .startsWith(config + " is in order: site 'hospital', 2 devices, 500 handsets\n")
                .contains("warning duplicate-handset: ", "warning swapped-credentials: ");
        assertThat(run("identity", "--config", config.toString(), "--fail-on", "warning"))
                .isEqualTo(ExitCode.FINDINGS);
        assertThat(out.toString()).contains("500 handsets, 5 findings");
    }

    @Test
    void noPasswordOfALlistComesOutAnywhere() throws Exception {
        Path config = siteFile("{controlHub: [devices.csv], serverUsers: [{file: users-1.csv, server: dect-1},"
                + " {file: users-2.csv, server: dect-2}]}");
        for (String format : List.of("text", "json")) {
            run("identity", "--config", config.toString(), "--format", format);
            assertThat(out.toString()).hasSizeGreaterThan(10_000).doesNotContain(HandsetSite.SECRET);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSameHandsetsAreFoundByTheExportsAndTheWireTogether() throws Exception {
        Path config = siteFile("{controlHub: [devices.csv], serverUsers: [{file: users-1.csv, server: dect-1},"
                + " {file: users-2.csv, server: dect-2}]}");
        Path capture = site.writeTraffic(folder.resolve("register.pcap"), 360);

        run("analyze", capture.toString(), "--config", config.toString(), "--format", "json");
        assertThat(findings().stream().filter(finding -> !finding.startsWith("registration-rejected")))
                .containsExactlyInAnyOrderElementsOf(expected(true))
                .hasSize(10);
    }
}
