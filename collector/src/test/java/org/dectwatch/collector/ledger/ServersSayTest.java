package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.Interface;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.DeviceFacts;
import org.junit.jupiter.api.Test;

/** A server that is asked over more than one interface, and that restarts. */
class ServersSayTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final long ROUND = (1L << 32) / 100;

    private final Ledger ledger = new Ledger(
            LedgerOptions.defaults(),
            new Site(
                    "site",
                    false,
                    List.of(new Site.Server(
                            "north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()))),
                    List.of()));

    private static Facts facts(OptionalLong uptime, String version, OptionalInt basesDown) {
        return new DeviceFacts()
                .uptime(uptime)
                .softwareVersion(version.isEmpty() ? Optional.empty() : Optional.of(version))
                .bases(OptionalInt.empty(), basesDown)
                .facts();
    }

    /** Whether it took the report for a restart. */
    private boolean report(long second, Interface via, Optional<ScrapeFailure> failure, Facts facts) {
        List<DomainEvent> events = new ArrayList<>(ledger.apply(Observation.of(
                START.plusSeconds(second),
                "",
                new Observation.Report(new DeviceReport(
                        "north", via, Duration.ofSeconds(30), Duration.ofMillis(5), 100, failure, facts)))));
        return events.stream()
                .filter(DomainEvent.DeviceReported.class::isInstance)
                .map(DomainEvent.DeviceReported.class::cast)
                .anyMatch(DomainEvent.DeviceReported::restarted);
    }

    private boolean up(long second, long uptime) {
        return report(
                second, Interface.SNMP, Optional.empty(), facts(OptionalLong.of(uptime), "", OptionalInt.empty()));
    }

    private ServerStatus north() {
        return ledger.servers().iterator().next();
    }

    @Test
    void uptimeThatFallsIsARestart() {
        assertThat(up(0, 1000)).isFalse();
        assertThat(up(30, 1030)).isFalse();
        assertThat(up(60, 20)).isTrue();
        assertThat(north().startedAt()).contains(START.plusSeconds(40));
        assertThat(up(90, 50)).isFalse();
    }

    @Test
    void uptimeThatWentOverTheTopOfThirtyTwoBitsIsNone() {
        assertThat(up(0, ROUND - 10)).isFalse();
        assertThat(up(30, 20)).isFalse();
        assertThat(north().startedAt()).contains(START.minusSeconds(ROUND - 10));
        assertThat(up(60, 50)).isFalse();
        assertThat(up(90, 5)).as("now it did restart").isTrue();
    }

    @Test
    void aRestartAfterAMuchLongerTimeThanTheRoundIsOne() {
        assertThat(up(0, 100)).isFalse();
        assertThat(up(ROUND + 5000, 100)).isTrue();
    }

    @Test
    void eachValueComesFromTheInterfaceThatSaidItLast() {
        report(0, Interface.SNMP, Optional.empty(), facts(OptionalLong.of(9), "PCS24Ad", OptionalInt.of(1)));
        report(5, Interface.XML_RPC, Optional.empty(), Facts.none());
        report(6, Interface.WEB, Optional.empty(), facts(OptionalLong.empty(), "", OptionalInt.of(2)));
        assertThat(north().saidNow().softwareVersion()).contains("PCS24Ad");
        assertThat(north().saidNow().basesDown()).hasValue(2);
        assertThat(north().lastReport().orElseThrow().via()).isEqualTo(Interface.WEB);
    }

    @Test
    void whatGrewStaleIsNoLongerSaidNow() {
        report(0, Interface.SNMP, Optional.empty(), facts(OptionalLong.of(9), "PCS24Ad", OptionalInt.of(1)));
        report(61, Interface.SNMP, Optional.of(new ScrapeFailure(ScrapeFailure.Reason.TIMEOUT, "x")), Facts.none());
        report(61, Interface.XML_RPC, Optional.empty(), Facts.none());
        assertThat(north().saidNow()).isEqualTo(Facts.none());
        assertThat(north().saidLast().softwareVersion()).contains("PCS24Ad");
        assertThat(north().stale()).as("another interface answers").isFalse();
    }
}
