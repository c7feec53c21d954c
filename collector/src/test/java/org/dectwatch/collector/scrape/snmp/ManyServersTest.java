package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeCounts;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.ScrapeSchedule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred servers on loopback, each at its own address, asked at the default interval. */
@Tag("big")
class ManyServersTest {
    private static final int SERVERS = 200;
    private static final int AT_ONE_AGENT = 100;
    private static final int PORT = 20_170;

    @TempDir
    Path folder;

    /** net-snmp's agent cuts a line with more addresses than this short. */
    private Process agent(int first) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (int i = first; i < first + AT_ONE_AGENT; i++) {
            addresses.add("udp:" + address(i));
        }
        Path conf = folder.resolve("agent" + first + ".conf");
        Files.writeString(
                conf,
                "agentaddress " + String.join(",", addresses) + "\nrocommunity topsecret 127.0.0.0/8\n"
                        + "override 1.3.6.1.4.1.9749.1.3.2.1.1.0 octet_str \"PCS24Ad\"\n"
                        + "override 1.3.6.1.4.1.9749.1.3.2.1.6.0 uinteger 38\n");
        ProcessBuilder command = new ProcessBuilder("/usr/sbin/snmpd", "-f", "-C", "-c", conf.toString(), "-Lf", "/dev/null");
        command.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state" + first).toString());
        command.environment().put("MIBS", "");
        return command.start();
    }

    private static String address(int server) {
        return "127.0.1." + (server + 1) + ":" + PORT;
    }

    @Test
    void areAskedEvenlyOverTheIntervalAndCostLittle() throws Exception {
        Vertx vertx = Vertx.vertx();
        ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();
        Process one = agent(0);
        Process other = agent(AT_ONE_AGENT);
        try (SnmpSession session = SnmpSession.open()) {
            ScrapeOptions options = ScrapeOptions.defaults();
            List<DeviceScraper> scrapers = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                Endpoint at = Endpoint.parse(address(i)).orElseThrow();
                scrapers.add(new SnmpScraper(
                        session,
                        "dect-" + i,
                        at,
                        SnmpAccess.community(at, new Secret("topsecret"), options.timeout(), options.retries()),
                        OidMap.shipped(),
                        true,
                        options,
                        InstantSource.system()));
            }
            ScrapeSchedule schedule = new ScrapeSchedule(vertx, scrapers, options, InstantSource.system(), seen::add);
            schedule.start().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            rounds(schedule, 1);
            seen.clear();
            long before = cpu();
            rounds(schedule, 3);
            double share = (cpu() - before) / 1e9 / options.interval().multipliedBy(2).toSeconds();
            tell(List.copyOf(seen), share);
            schedule.stop().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } finally {
            one.destroy();
            other.destroy();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static void rounds(ScrapeSchedule schedule, int rounds) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> schedule.counts().stream().allMatch(count -> count.asked() >= rounds));
        assertThat(schedule.counts()).extracting(ScrapeCounts::late).containsOnly(0L);
        assertThat(schedule.counts()).extracting(ScrapeCounts::waited).containsOnly(0L);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void tell(List<Observation> seen, double share) {
        int[] perSecond = new int[30];
        int failed = 0;
        for (Observation one : seen) {
            DeviceReport report = ((Observation.Report) one.body()).report();
            failed += report.succeeded() ? 0 : 1;
            long begun = one.time().minus(report.took()).getEpochSecond();
            perSecond[(int) Math.floorMod(begun, 30L)]++;
        }
        double mean = seen.size() / 30.0;
        int most = java.util.Arrays.stream(perSecond).max().orElseThrow();
        System.out.printf(
                "%d answers of %d servers, %d failed; %.2f %% of one processor; each second of the interval %.1f questions on"
                        + " average, %d at most%n",
                seen.size(), SERVERS, failed, share * 100, mean / 2, most / 2);
        assertThat(failed).isZero();
        assertThat((double) most).as("questions in the busiest second, mean %s", mean).isLessThan(3 * mean);
        assertThat(share).as("share of one processor").isLessThan(0.25);
    }
}
