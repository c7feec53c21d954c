package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.testing.DeviceFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What devices count, as counters that never fall. */
class DeviceTotalsTest {
    private static final String IN =
            "dectwatch_server_interface_octets_total{direction=\"in\",interface=\"lan\",server=\"dect-1\"} ";

    private final MetricsRegistry registry = new MetricsRegistry();
    private final DomainMetrics domain = new DomainMetrics(registry, new ServerNames(Facts.SITE));

    @AfterEach
    void close() {
        registry.close();
    }

    private void report(String server, long abnormal, boolean restarted, NetworkInterface... interfaces) {
        DeviceReport.Facts facts =
                new DeviceFacts().abnormalReleases(OptionalLong.of(abnormal)).facts();
        domain.show(new DomainEvent.DeviceReported(
                Facts.NOW,
                new DeviceReport(
                        server,
                        DeviceReport.Interface.SNMP,
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        1,
                        Optional.empty(),
                        facts,
                        DeviceDetails.none().withInterfaces(List.of(interfaces))),
                restarted));
    }

    private List<String> scrape() {
        return new Exposition(registry).text(Exposition.contentType("")).lines().toList();
    }

    @Test
    void countingBeginsWithTheFirstWord() {
        report("dect-1", 1000, false, Networks.lan(5_000, 7));
        assertThat(scrape()).contains("dectwatch_server_abnormal_releases_total{server=\"dect-1\"} 0.0", IN + "0.0");
        report("dect-1", 1003, false, Networks.lan(5_400, 7));
        assertThat(scrape()).contains("dectwatch_server_abnormal_releases_total{server=\"dect-1\"} 3.0", IN + "400.0");
    }

    @Test
    void anOverflowIsNoLossAndARestartIsNoOverflow() {
        report("dect-1", 10, false, Networks.lan(0xffff_ff00L, 7));
        report("dect-1", 10, false, Networks.lan(0x100, 7));
        assertThat(scrape()).contains(IN + "512.0");
        report("dect-1", 2, true, Networks.lan(50, 7));
        assertThat(scrape()).contains(IN + "562.0", "dectwatch_server_abnormal_releases_total{server=\"dect-1\"} 2.0");
    }

    @Test
    void anAgentCannotMakeSeriesWithoutEnd() {
        for (int i = 0; i < 500; i++) {
            report("dect-1", 0, false, Networks.named("if" + i, i, i));
            report("192.0.2.99", i, false, Networks.named("x" + i, i, i));
        }
        assertThat(scrape().stream().filter(line -> line.startsWith("dectwatch_server_interface_octets_total{")))
                .hasSize(2 * 16)
                .allMatch(line -> line.contains("server=\"dect-1\""));
    }
}
