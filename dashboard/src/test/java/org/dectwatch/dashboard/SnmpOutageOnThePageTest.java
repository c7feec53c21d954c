package org.dectwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.dashboard.testing.Chromium;
import org.dectwatch.dashboard.testing.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real snmpd, the product as its command line starts it, and a browser: one of the two is stopped and started again. */
@Tag("peers")
class SnmpOutageOnThePageTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Product product;

    @BeforeEach
    void prepare() {
        product = new Product(folder);
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        product.close();
    }

    private static int freePort(String host) throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName(host))) {
            return free.getLocalPort();
        }
    }

    private Process snmpd(String host, int port) throws IOException {
        Path file = Files.writeString(
                folder.resolve(host + ".conf"),
                "agentaddress udp:" + host + ":" + port + "\nrocommunity topsecret\nsysname " + host + "\n"
                        + "override 1.3.6.1.4.1.9749.1.3.2.1.6.0 uinteger 38\n");
        return product.start(
                host,
                Map.of(
                        "MIBS",
                        "",
                        "SNMP_PERSISTENT_DIR",
                        folder.resolve(host + ".state").toString()),
                List.of(
                        "/usr/sbin/snmpd",
                        "-f",
                        "-C",
                        "-c",
                        file.toString(),
                        "-Lo",
                        "-p",
                        folder.resolve(host) + ".pid"));
    }

    private String collect(int first, int second) throws IOException {
        String snmp = ", snmp: {community: {secretEnv: COMMUNITY}, port: ";
        return product.collect(
                Map.of("COMMUNITY", "topsecret"),
                "site: {name: hq}",
                "devices:",
                "  - {name: dect-1, addresses: [127.0.0.1]" + snmp + first + "}}",
                "  - {name: dect-2, addresses: [127.0.0.2]" + snmp + second + "}}",
                "hep: [{listen: '127.0.0.1:" + freePort("127.0.0.1") + "'}]",
                "api: {port: 0}",
                "scrape: {interval: 1s, timeout: 400ms, retries: 0}",
                "rules: {trust: {refreshInterval: 0s}, serverUnreachable: {holdFor: 2s}}");
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void thePageSaysWhichServerIsUnreachableSinceWhenAndThatItIsBack() throws Exception {
        int port = freePort("127.0.0.1");
        int other = freePort("127.0.0.2");
        Process first = snmpd("127.0.0.1", port);
        snmpd("127.0.0.2", other);
        String page = collect(port, other);
        try (Chromium chromium = new Chromium(1400, 1400, false)) {
            chromium.open(page);
            await().atMost(SOON).until(() -> card(chromium, "dect-1").contains("Answers"));
            await().atMost(SOON).until(() -> card(chromium, "dect-2").contains("Answers"));
            assertThat(chromium.text()).doesNotContain("server-unreachable");

            first.destroy();
            assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
            await().atMost(SOON).until(() -> alert(chromium).contains("Firing"));
            assertThat(alert(chromium))
                    .containsPattern("dect-1 has not answered since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                    .contains("Next step:");
            assertThat(card(chromium, "dect-1")).contains("Failing for");
            // Nobody else waits for it: the other goes on answering each second.
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> card(chromium, "dect-2").contains("Answers")
                            && !card(chromium, "dect-2").contains("Failing")
                            && secondsSinceAnswer(chromium, "dect-2") <= 3);

            snmpd("127.0.0.1", port);
            await().atMost(SOON).until(() -> alert(chromium).contains("Resolved"));
            await().atMost(SOON).until(() -> card(chromium, "dect-1").contains("Answers"));
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static String card(Chromium chromium, String server) throws Exception {
        return String.valueOf(chromium.value("([...document.querySelectorAll('article.server')]"
                + ".find(a => a.querySelector('strong').innerText === '" + server
                + "') || {innerText: ''}).innerText"));
    }

    private static String alert(Chromium chromium) throws Exception {
        return String.valueOf(chromium.value("([...document.querySelectorAll('article.alert')]"
                + ".find(a => a.innerText.includes('server-unreachable')) || {innerText: ''}).innerText"));
    }

    private static long secondsSinceAnswer(Chromium chromium, String server) throws Exception {
        Matcher ago = Pattern.compile("(?i)last answer\\s+(\\d+) s ago").matcher(card(chromium, server));
        assertThat(ago.find()).as(card(chromium, server)).isTrue();
        return Long.parseLong(ago.group(1));
    }
}
