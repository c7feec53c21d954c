package org.dectwatch.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.ProxyUse.Choice;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.dns.DnsData;
import org.dectwatch.collector.protocol.dns.DnsRecord;
import org.junit.jupiter.api.Test;

/** Names, priorities and addresses, and what they say of where a server is. */
class ProxyTableTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SERVICE = "_sips._tcp.proxy.example.net";

    private final List<DomainEvent> events = new ArrayList<>();
    private final ProxyTable table = new ProxyTable(events::add);
    private int second;

    private static Endpoint endpoint(String text) {
        return Endpoint.parse(text).orElseThrow();
    }

    private void answer(String server, String question, int type, DnsRecord... records) {
        Flow flow = new Flow(Transport.UDP, endpoint("192.0.2.20:40000"), endpoint("192.0.2.53:53"));
        table.answer(
                START.plusSeconds(second += 10),
                server,
                new Observation.Dns(flow, question, type, "NOERROR", List.of(records)));
    }

    private static DnsRecord service(int priority, int weight, String target) {
        return new DnsRecord(SERVICE, 33, 300, new DnsData.Service(priority, weight, 5061, target));
    }

    private static DnsRecord address(String name, String address) {
        return new DnsRecord(
                name, 1, 300, new DnsData.Address(IpAddress.parse(address).orElseThrow()));
    }

    private void uses(String server, String address) {
        table.used(START.plusSeconds(second += 10), server, endpoint(address + ":5061"));
    }

    private ProxyUse only() {
        assertThat(table.all()).hasSize(1);
        return table.all().get(0);
    }

    private List<String> moves() {
        return events.stream()
                .map(event -> ((DomainEvent.ProxyChanged) event).move().name())
                .toList();
    }

    @Test
    void addressesInTheAdditionalSectionCount() {
        answer("d1", SERVICE, 33, service(1, 100, "a.net"), service(2, 100, "b.net"), address("a.net", "203.0.113.1"));
        uses("d1", "203.0.113.1");
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
        assertThat(only().targets().get(1).addresses()).isEmpty();
    }

    @Test
    void answersThatAreSeenAfterTheConnectionExplainItStill() {
        uses("d1", "203.0.113.2");
        assertThat(only().choice()).isEqualTo(Choice.UNKNOWN);
        answer("d1", SERVICE, 33, service(1, 100, "a.net"), service(2, 100, "b.net"));
        answer("d1", "b.net", 1, address("b.net", "203.0.113.2"));
        assertThat(only().choice()).isEqualTo(Choice.NOT_FIRST);
        uses("d1", "203.0.113.1");
        assertThat(moves()).containsExactly("UNRANKED");
        answer("d1", "a.net", 1, address("a.net", "203.0.113.1"));
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
    }

    @Test
    void anotherTargetOfTheSamePriorityIsNoFailover() {
        answer(
                "d1",
                SERVICE,
                33,
                service(5, 90, "a.net"),
                service(5, 10, "b.net"),
                address("a.net", "203.0.113.1"),
                address("b.net", "203.0.113.2"));
        uses("d1", "203.0.113.1");
        uses("d1", "203.0.113.2");
        assertThat(moves()).containsExactly("ASIDE");
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
        assertThat(only().firstChoices().stream().map(ProxyUse.Target::name)).containsExactly("a.net", "b.net");
        assertThat(only().failovers()).isZero();
    }

    @Test
    void aTargetOnAnotherPortIsAnotherTarget() {
        answer("d1", SERVICE, 33, service(1, 1, "a.net"), address("a.net", "203.0.113.1"));
        table.used(START.plusSeconds(100), "d1", endpoint("203.0.113.1:8934"));
        assertThat(only().choice()).isEqualTo(Choice.UNRANKED);
        assertThat(only().inUse().orElseThrow().name()).contains("a.net");
    }

    @Test
    void anAliasLeadsToTheAddressesOfItsEnd() {
        answer("d1", SERVICE, 33, service(1, 1, "a.net"));
        answer(
                "d1",
                "a.net",
                1,
                new DnsRecord("a.net", 5, 300, new DnsData.Alias("edge.cdn.net")),
                address("edge.cdn.net", "203.0.113.9"));
        uses("d1", "203.0.113.9");
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
        assertThat(only().inUse().orElseThrow().name()).contains("a.net");
    }

    @Test
    void aNameThatMeansSomethingElseNowStillExplainsTheOldConnection() {
        answer("d1", SERVICE, 33, service(1, 1, "a.net"), address("a.net", "203.0.113.1"));
        uses("d1", "203.0.113.1");
        answer("d1", "a.net", 1, address("a.net", "203.0.113.5"));
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
        uses("d1", "203.0.113.5");
        assertThat(only().choice()).isEqualTo(Choice.FIRST);
        assertThat(moves()).containsExactly("ASIDE");
    }

    @Test
    void whatOneServerWasToldSaysNothingOfAnother() {
        answer("d1", SERVICE, 33, service(1, 1, "a.net"), address("a.net", "203.0.113.1"));
        uses("d2", "203.0.113.1");
        assertThat(table.all().stream().filter(use -> use.server().equals("d2")).map(ProxyUse::choice))
                .containsExactly(Choice.UNKNOWN);
    }

    @Test
    void twentyHandsetsOnOneProxyAreNoChange() {
        answer("d1", SERVICE, 33, service(1, 1, "a.net"), address("a.net", "203.0.113.1"));
        for (int i = 0; i < 20; i++) {
            uses("d1", "203.0.113.1");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void strangersCannotMakeItGrowWithoutBound() {
        for (int i = 0; i < 2000; i++) {
            answer("d" + i, SERVICE, 33, service(1, 1, "a.net"));
            answer("d1999", "name" + i, 1, address("name" + i, "203.0.113.1"));
        }
        assertThat(table.size()).isLessThanOrEqualTo(256);
    }
}
