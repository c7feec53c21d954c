package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.report.Told;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.snmp.Agent;
import org.dectwatch.collector.scrape.snmp.SnmpSession;
import org.dectwatch.collector.shipped.DashboardQueries;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.demo.DemoCapture;
import org.dectwatch.collector.source.demo.DemoPlan;
import org.dectwatch.collector.source.pcap.LiveCaptureOptions;
import org.dectwatch.collector.source.pcap.LivePcapSource;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.syslog.SyslogSource;
import org.dectwatch.collector.testing.RunningCollector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each expression of each shipped board, in a real Prometheus that scrapes a whole collector: captures are replayed onto a wire
 * that it listens to, and it asks a real snmpd and one that is not there.
 */
@Tag("peers")
class BoardsOfACollectorTest {
    private static final ScrapeOptions QUICK = new ScrapeOptions(Duration.ofSeconds(1), Duration.ofMillis(400), 1, 8);
    private static final Duration LENGTH = Duration.ofSeconds(100);
    /** The last of what must be seen is a contradiction that has stood for a minute and a half. */
    private static final Duration PATIENCE = LENGTH.plusSeconds(80);
    /** In gen-tls12-20ep: all twenty have registered, and none has signed off. */
    private static final Instant ALL_REGISTERED = Instant.parse("2026-11-22T15:32:20Z");

    @TempDir
    Path folder;

    private record OfWire(String networkInterface) implements CollectorPlan.Feed {
        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.LIVE;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            return new LivePcapSource(
                    LiveCaptureOptions.of(networkInterface), intake, () -> Times.nanos(Instant.now()));
        }
    }

    /** Where the servers may say something unasked. */
    private static final class Listener implements CollectorPlan.Feed {
        private final Vertx vertx;
        private final AtomicReference<SyslogSource> opened;
        private final AtomicReference<Consumer<HandsetWord>> tellOf;

        Listener(Vertx vertx, AtomicReference<SyslogSource> opened, AtomicReference<Consumer<HandsetWord>> tellOf) {
            this.vertx = vertx;
            this.opened = opened;
            this.tellOf = tellOf;
        }

        @Override
        public SourceState.Kind kind() {
            return SourceState.Kind.SYSLOG;
        }

        @Override
        public Source open(Intake intake, KeyRing keys, ObservationSink out) {
            SyslogOptions options = options();
            SyslogSource source = new SyslogSource(
                    options, options.rules(), address -> "dect-north", vertx, out, () -> Times.nanos(Instant.now()));
            opened.set(source);
            tellOf.set(word -> out.observe(Observation.of(Instant.now(), "", new Observation.Said(word))));
            return source;
        }

        private static SyslogOptions options() {
            try {
                return SiteConfigFile.bind(
                        SyslogOptions.class, "syslog", "listen: '127.0.0.1:0'\ntransports: udp\n", Path.of(""));
            } catch (ConfigInvalid invalid) {
                throw new AssertionError(invalid);
            }
        }
    }

    private static void say(int port, String line) throws Exception {
        byte[] octets = line.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /** The server says of a handset the opposite of what the wire will show, for as long as the test runs. */
    private static HandsetWord contradiction() {
        Site.KnownHandset handset = DemoPlan.site().handsets().get(0);
        return new HandsetWord(
                "dect-north",
                DeviceReport.Interface.XML_RPC,
                HandsetKey.user(handset.user()),
                Duration.ofHours(1),
                HandsetWord.Facts.none("registered is false").withRegistered(false));
    }

    private static Endpoint nobody() throws Exception {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return Endpoint.parse("127.0.0.1:" + free.getLocalPort()).orElseThrow();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyExpressionReturnsData() throws Exception {
        Path demo = folder.resolve("demo.pcap");
        DemoCapture.write(demo, 1, LENGTH);
        List<Process> senders = new ArrayList<>();
        AtomicReference<SyslogSource> syslog = new AtomicReference<>();
        AtomicReference<Consumer<HandsetWord>> tellOf = new AtomicReference<>();
        try (Wire wire = new Wire(folder);
                SnmpSession session = SnmpSession.open();
                Agent agent = Agent.start(folder, "north");
                RunningCollector collector = new RunningCollector(
                        vertx -> parts(session, agent, wire, new Listener(vertx, syslog, tellOf)))) {
            say(syslog.get().udpPort(), "<13>hello");
            tellOf.get().accept(contradiction());
            Path keys = Told.capture("gen-tls12-20ep").resolveSibling("capture.keys");
            collector.keys().addAll(Files.readString(keys, StandardCharsets.ISO_8859_1));
            Path cut = folder.resolve("cut.pcap");
            CutOff.write(Told.capture("gen-tls12-20ep"), cut, 5061, Times.nanos(ALL_REGISTERED));
            for (Path capture : List.of(demo, Told.capture("gen-tls-fail"), cut)) {
                senders.add(wire.send(capture));
            }
            assertThat(DashboardQueries.emptyIn(collector.address(), folder, PATIENCE))
                    .isEmpty();
        } finally {
            senders.forEach(Process::destroyForcibly);
        }
    }

    private static RunningCollector.Parts parts(SnmpSession session, Agent agent, Wire wire, Listener listener) {
        try {
            return new RunningCollector.Parts(
                    DemoPlan.site(),
                    List.of(new OfWire(wire.out()), listener),
                    List.of(
                            Agent.scraper(session, "dect-north", agent.endpoint(), QUICK),
                            Agent.scraper(session, "dect-south", nobody(), QUICK)),
                    QUICK,
                    DemoPlan.health(),
                    Optional.empty(),
                    true);
        } catch (Exception reason) {
            throw new IllegalStateException(reason);
        }
    }
}
