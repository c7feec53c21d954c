package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.snmp.Agent;
import org.dectwatch.collector.scrape.snmp.OidMap;
import org.dectwatch.collector.scrape.snmp.SnmpAccess;
import org.dectwatch.collector.scrape.snmp.SnmpScraper;
import org.dectwatch.collector.scrape.snmp.SnmpSession;
import org.dectwatch.collector.scrape.xmlrpc.DectServer;
import org.dectwatch.collector.scrape.xmlrpc.FieldNames;
import org.dectwatch.collector.scrape.xmlrpc.SelfSigned;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcScraper;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.push.trap.TrapListenerOptions;
import org.dectwatch.collector.source.push.trap.TrapMap;
import org.dectwatch.collector.source.push.trap.TrapSender;
import org.dectwatch.collector.source.push.trap.TrapSource;
import org.dectwatch.collector.testing.RunningCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole collector beside net-snmp's agent, a simulated XML-RPC server and net-snmp's snmptrap: one server, three interfaces. */
@Tag("peers")
class ServersOwnWordPeerTest {
    private static final IpAddress LOCAL = IpAddress.parse("127.0.0.1").orElseThrow();
    private static final ScrapeOptions EACH_SECOND =
            new ScrapeOptions(Duration.ofSeconds(3), Duration.ofMillis(1200), 1, 8);

    @TempDir
    Path folder;

    private final Vertx servers = Vertx.vertx();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private TrapSource traps;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        servers.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private final class Traps implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.TRAP;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            traps = new TrapSource(
                    new TrapListenerOptions(
                            new Endpoint(LOCAL, 0),
                            Optional.empty(),
                            List.of(),
                            false,
                            List.of(),
                            20,
                            Size.ofMiB(1)),
                    Map.of(LOCAL, new TrapSender("dect-1", Optional.empty(), Optional.empty())),
                    "hq",
                    TrapMap.shipped(),
                    Mib.none(),
                    out,
                    () -> Times.nanos(Instant.now()));
            return traps;
        }
    }

    private RunningCollector collector(Agent agent, DectServer rpc) throws Exception {
        SnmpSession session = SnmpSession.open();
        opened.add(session);
        Site site = new Site(
                "hq",
                false,
                List.of(new Site.Server("dect-1", Set.of(LOCAL))),
                List.of());
        return new RunningCollector(vertx -> new RunningCollector.Parts(
                site,
                List.of(new Traps()),
                List.of(snmp(session, agent), xmlRpc(vertx, rpc)),
                EACH_SECOND,
                HealthOptions.defaults(),
                Optional.empty(),
                true));
    }

    private static DeviceScraper snmp(SnmpSession session, Agent agent) {
        return new SnmpScraper(
                session,
                "dect-1",
                agent.endpoint(),
                SnmpAccess.community(
                        agent.endpoint(), new Secret("topsecret"), EACH_SECOND.timeout(), EACH_SECOND.retries()),
                OidMap.shipped(),
                true,
                EACH_SECOND,
                InstantSource.system());
    }

    private static DeviceScraper xmlRpc(Vertx vertx, DectServer rpc) {
        return new XmlRpcScraper(
                vertx,
                "dect-1",
                LOCAL,
                new XmlRpcOptions(
                        true,
                        rpc.port(),
                        "/RPC2",
                        DectServer.USER,
                        new SecretRef.Env("UNUSED"),
                        Optional.empty(),
                        XmlRpcOptions.Trust.FIRST,
                        List.of(),
                        true,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        XmlRpcOptions.EndpointNames.USER,
                        Optional.empty(),
                        Size.ofMiB(1),
                        Optional.empty()),
                new Secret(DectServer.PASSWORD),
                FieldNames.shipped(),
                List.of(),
                EACH_SECOND,
                InstantSource.system());
    }

    private void trap(String oid) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        "snmptrap", "-v2c", "-c", "any", "127.0.0.1:" + traps.port(), "", oid, oid + ".9", "i", "3")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("snmptrap.out").toFile());
        command.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("trapstate").toString());
        command.environment().put("MIBS", "");
        assertThat(command.start().waitFor()).isZero();
    }

    private static boolean answers(RunningCollector collector, String via, String state) {
        for (JsonNode each : collector.row("servers", "name", "dect-1").path("interfaces")) {
            if (each.path("via").asText().equals(via)) {
                return each.path("state").asText().equals(state);
            }
        }
        return false;
    }

    private static String alert(RunningCollector collector, String rule) {
        return collector.row("alerts", "id", rule + "/dect-1").path("state").asText("none");
    }

    @Test
    void oneServerIsSeenByEachOfItsInterfacesAndByWhatItTells() throws Exception {
        try (Agent agent = Agent.start(folder, "kws-1");
                DectServer rpc =
                        DectServer.start(servers, "127.0.0.1", 0, 1, Optional.of(SelfSigned.make(1)));
                RunningCollector collector = collector(agent, rpc)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> answers(collector, "SNMP", "ANSWERING") && answers(collector, "XML_RPC", "ANSWERING"));
            JsonNode row = collector.row("servers", "name", "dect-1");
            assertThat(row.at("/said/usersRegistered").asInt()).isEqualTo(38);
            assertThat(row.at("/said/softwareVersion").asText()).isEqualTo("PCS24Ad");

            trap("1.3.6.1.4.1.9749.1.3.2.0.6");
            trap("1.3.6.1.4.1.9749.1.3.2.0.99");
            rpc.charger("4711", true);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> alert(collector, "base-station-sync-lost").equals("FIRING"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> collector
                            .metrics("dectwatch_statements_total{")
                            .contains("dectwatch_statements_total{server=\"dect-1\",via=\"xml_rpc\"} 1.0"));
            JsonNode detail = collector.get("/api/v1/servers/dect-1");
            assertThat(detail.path("methods")).hasSizeGreaterThan(10);
            assertThat(detail.path("events").findValuesAsText("kind")).contains("base-station-sync-lost", "unknown");
            assertThat(detail.at("/about/location").asText()).isEqualTo("Basement");
            assertThat(detail.path("network").findValuesAsText("name")).containsExactly("lan", "eth1");
            assertThat(collector.metrics("dectwatch_"))
                    .contains("dectwatch_device_events_total{known=\"false\",level=\"notice\",server=\"dect-1\",via=\"trap\"} 1.0")
                    .contains("dectwatch_server_interface_up{interface=\"eth1\",server=\"dect-1\"} 0.0")
                    .contains("dectwatch_scrape_success{server=\"dect-1\",via=\"xml_rpc\"} 1.0");

            agent.stop();
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(collector, "SNMP", "STALE"));
            row = collector.row("servers", "name", "dect-1");
            assertThat(row.at("/scrape/state").asText()).as("by its other interface").isEqualTo("ANSWERING");
            assertThat(row.at("/said/usersRegistered").isNull()).as("nothing stale is shown as now").isTrue();
            assertThat(alert(collector, "server-unreachable")).isEqualTo("none");
            // Levels are shown once a second.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> collector.metrics("dectwatch_server_users{").isEmpty());
            assertThat(collector.metrics("dectwatch_scrape_failing{"))
                    .containsExactly("dectwatch_scrape_failing{reason=\"timeout\",server=\"dect-1\",via=\"snmp\"} 1.0");
            agent.startAgain();
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(collector, "SNMP", "ANSWERING"));
        }
    }
}
