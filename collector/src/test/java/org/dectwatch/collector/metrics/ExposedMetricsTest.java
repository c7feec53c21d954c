package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.observe.Observation;
import org.junit.jupiter.api.Test;

class ExposedMetricsTest extends ExposedRegistry {
    private static final Pattern SAMPLE = Pattern.compile("(dectwatch_[a-z0-9_]+)(?:\\{(.*)})? (\\S+)");

    @Test
    void countsMessagesUnderClosedLabelsOnly() {
        domain.show(new DomainEvent.SipSeen(Facts.NOW, "dect-1", "REGISTER", OptionalInt.empty(), "UDP", true));
        domain.show(new DomainEvent.SipSeen(Facts.NOW, "203.0.113.77", "EVIL", OptionalInt.of(404), "TLS", false));

        assertThat(scrape())
                .contains(
                        "dectwatch_sip_messages_total{class=\"request\",method=\"REGISTER\",server=\"dect-1\",transport=\"udp\"} 1.0",
                        "dectwatch_sip_messages_total{class=\"4xx\",method=\"OTHER\",server=\"unlisted\",transport=\"tls\"} 1.0",
                        "dectwatch_sip_retransmissions_total{server=\"dect-1\"} 1.0");
        assertThat(String.join("\n", scrape())).doesNotContain("203.0.113", "EVIL");
    }

    @Test
    void putsRegistrationDelaysIntoTheBucketsOfTheCatalogue() {
        domain.show(new DomainEvent.RegistrationEnded(
                Facts.NOW,
                new AddressOfRecord("sip", "u", "h", -1),
                "dect-1",
                RegistrationOutcome.ACCEPTED,
                RegistrationReason.NONE,
                OptionalInt.of(200),
                OptionalDouble.of(30)));

        assertThat(scrape())
                .contains(
                        "dectwatch_registration_attempts_total{outcome=\"accepted\",reason=\"none\",server=\"dect-1\"} 1.0",
                        "dectwatch_registration_delay_seconds_bucket{server=\"dect-1\",le=\"0.02\"} 0",
                        "dectwatch_registration_delay_seconds_bucket{server=\"dect-1\",le=\"0.05\"} 1",
                        "dectwatch_registration_delay_seconds_sum{server=\"dect-1\"} 0.03");
    }

    @Test
    void sourcesThatTellTotalsBecomeCountersThatNeverFall() {
        domain.show(new DomainEvent.SourceHeard(
                Facts.NOW, Optional.empty(), Facts.source("eth0", 10, -1, Optional.empty())));
        domain.show(new DomainEvent.SourceHeard(
                Facts.NOW,
                Optional.of(Facts.source("eth0", 10, -1, Optional.empty())),
                Facts.source("eth0", 25, 4, Optional.empty())));
        domain.show(new DomainEvent.SourceHeard(
                Facts.NOW,
                Optional.of(Facts.source("eth0", 25, 4, Optional.empty())),
                Facts.source("eth0", 5, 1, Optional.empty())));

        assertThat(scrape())
                .contains(
                        "dectwatch_source_packets_total{source=\"eth0\"} 30.0",
                        "dectwatch_source_kernel_drops_total{source=\"eth0\"} 5.0");
    }

    @Test
    void losesNothingTwiceWhenPacketsComeLate() {
        for (long lost : new long[] {4, -3, 2, 3}) {
            domain.show(Moves.streamHeard(lost));
        }

        // 4 were told, 3 of these came late: the next 5 raise the count by 2.
        assertThat(scrape())
                .contains(
                        "dectwatch_stream_packets_lost_total{codec=\"pcmu\",direction=\"from_server\",server=\"dect-1\"} 6.0",
                        "dectwatch_stream_packets_total{codec=\"pcmu\",direction=\"from_server\",server=\"dect-1\"} 200.0");
    }

    @Test
    void putsScoresAndLossIntoBucketsByTheirValue() {
        domain.show(Moves.streamEnded());

        // Four of fifty-four lost, random: by G.107 with PCMU and concealment 3.67.
        String labels = "codec=\"pcmu\",direction=\"from_server\",server=\"dect-1\"";
        assertThat(scrape())
                .contains(
                        "dectwatch_stream_mos_bucket{" + labels + ",le=\"3.6\"} 0",
                        "dectwatch_stream_mos_bucket{" + labels + ",le=\"3.8\"} 1",
                        "dectwatch_stream_loss_ratio_bucket{" + labels + ",le=\"0.05\"} 0",
                        "dectwatch_stream_loss_ratio_bucket{" + labels + ",le=\"0.1\"} 1",
                        "dectwatch_streams_ended_total{codec=\"pcmu\",direction=\"from_server\",encryption=\"clear\",server=\"dect-1\"} 1.0");
    }

    @Test
    void countsFaultyCallsOnAndShowsNamesOfConfiguredServersOnly() {
        LevelMetrics levels = levels(LabelOptions.Form.ID, 5);
        levels.count(List.of(new LevelMetrics.CaseCount("g726-offered", "dect-1", 3)));
        levels.count(List.of(
                new LevelMetrics.CaseCount("g726-offered", "dect-1", 5),
                new LevelMetrics.CaseCount("one-way-audio", "203.0.113.9", 1)));
        assertThat(scrape())
                .contains(
                        "dectwatch_call_faults_total{rule=\"g726-offered\",server=\"dect-1\"} 5.0",
                        "dectwatch_call_faults_total{rule=\"one-way-audio\",server=\"unlisted\"} 1.0");
    }

    @Test
    void exposesExactlyWhatTheCatalogueListsWithItsTypesAndLabels() {
        everything();
        Map<String, String> types = new HashMap<>();
        Map<String, TreeSet<String>> labels = new HashMap<>();
        for (String line : scrape()) {
            if (line.startsWith("# TYPE dectwatch_")) {
                String[] words = line.split(" ");
                types.put(words[2], words[3]);
            }
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                TreeSet<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
                Pattern.compile("([a-z_]+)=\"")
                        .matcher(sample.group(2) == null ? "" : sample.group(2))
                        .results()
                        .forEach(r -> names.add(r.group(1)));
            }
        }
        Map<String, String> expected = new HashMap<>();
        for (MetricSpec spec : MetricCatalog.all()) {
            boolean histogram = spec.type() == MetricSpec.Type.HISTOGRAM;
            expected.put(spec.name(), spec.type().name().toLowerCase(java.util.Locale.ROOT));
            if (histogram && spec.name().endsWith("_seconds")) {
                expected.put(spec.name() + "_max", "gauge");
            }
            assertThat(labels.get(histogram ? spec.name() + "_count" : spec.name()))
                    .as(spec.name())
                    .containsExactlyElementsOf(new TreeSet<>(
                            spec.labels().stream().map(Label::name).toList()));
        }
        assertThat(types).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private void everything() {
        new SelfMetrics(registry)
                .build("1", "17")
                .queue(() -> 3, 16)
                .shed(Observation.Kind.class, kind -> 2)
                .malformed(reason -> reason == Malformed.Reason.SIP_URI ? 1 : 0)
                .evictions("fragments", "age", () -> 1)
                .faults(() -> 1)
                .decryption(() -> 1, reason -> 2, () -> 3, () -> 4)
                .malformedTls(() -> 1, () -> 2)
                .secrets(() -> 5, () -> 1)
                .syslog("syslog", () -> 1)
                .keyLog(() -> true, () -> 6)
                .streams("eth0", () -> 3, () -> 2, () -> 1, () -> 0)
                .hep("hep", () -> 5, () -> 1)
                .refused("hep", () -> Map.of("key", 4L))
                .scrapeTurns("dect-1", DeviceReport.Interface.SNMP, "late", () -> 1);
        countsMessagesUnderClosedLabelsOnly();
        putsRegistrationDelaysIntoTheBucketsOfTheCatalogue();
        sourcesThatTellTotalsBecomeCountersThatNeverFall();
        DeviceReport.Facts facts = new DeviceReport.Facts(
                OptionalLong.of(77),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(3),
                OptionalInt.of(2),
                OptionalInt.of(1),
                OptionalInt.of(4),
                OptionalInt.of(0),
                OptionalInt.of(12),
                OptionalInt.of(77),
                OptionalLong.of(5));
        DeviceReport report = new DeviceReport(
                "dect-1",
                DeviceReport.Interface.SNMP,
                Duration.ofSeconds(30),
                Duration.ofMillis(5),
                200,
                Optional.empty(),
                facts,
                DeviceDetails.none().withInterfaces(List.of(Networks.lan(5, 6))));
        ServerStatus server = new ServerStatus(
                "dect-1",
                true,
                true,
                Optional.of(report),
                Optional.of(report),
                Optional.of(Facts.NOW),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                List.of(
                        new InterfaceStatus(
                                DeviceReport.Interface.SNMP,
                                report,
                                Optional.of(report),
                                Optional.of(Facts.NOW),
                                Optional.empty(),
                                false),
                        new InterfaceStatus(
                                DeviceReport.Interface.XML_RPC,
                                Networks.failed(report),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Facts.NOW),
                                true),
                        new InterfaceStatus(
                                DeviceReport.Interface.WEB,
                                withStatistics(report),
                                Optional.of(withStatistics(report)),
                                Optional.of(Facts.NOW),
                                Optional.empty(),
                                false),
                        new InterfaceStatus(
                                DeviceReport.Interface.WEBEX,
                                withBudget(report),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
        domain.show(new DomainEvent.DeviceReported(Facts.NOW, report, true));
        domain.show(new DomainEvent.DeviceTold(
                Facts.NOW,
                "dect-1",
                new DeviceEvent(
                        "dect-1",
                        DeviceReport.Interface.SYSLOG,
                        Optional.empty(),
                        DeviceEvent.UNKNOWN,
                        DeviceEvent.Level.INFO,
                        Optional.empty(),
                        "text",
                        Map.of())));
        domain.show(new DomainEvent.HandsetSaid(
                Facts.NOW,
                "u",
                Optional.empty(),
                new HandsetWord(
                        "dect-1",
                        DeviceReport.Interface.XML_RPC,
                        HandsetKey.user("u"),
                        Duration.ofMinutes(1),
                        HandsetWord.Facts.none("test"))));
        Moves.certificatesAndProbes(domain);
        domain.show(new DomainEvent.Disagreement(Facts.NOW, "dect-1", Optional.empty(), 1, 2, "why"));
        domain.show(new DomainEvent.Evicted(Facts.NOW, "calls", "COUNT", 2));
        domain.show(new DomainEvent.RegistrationChanged(
                Facts.NOW, Optional.empty(), "dect-1", Facts.registration("u", RegistrationState.EXPIRED, false)));
        Moves.callStreamAndTls(domain);
        domain.show(Moves.streamEnded());
        LevelMetrics levels = levels(LabelOptions.Form.ID, 5);
        levels.beyondCap(Map.of("registration-lost", 234));
        levels.count(List.of(new LevelMetrics.CaseCount("g726-offered", "dect-1", 3)));
        levels.show(
                view(
                        List.of(Facts.handset(
                                "h",
                                "dect-1",
                                Optional.of(Facts.registration("u", RegistrationState.REGISTERED, false)))),
                        server),
                List.of(new LevelMetrics.AlertLevel("registration-lost", "warning", "dect-1", 1)));
    }

    @Test
    void countsOfOthersGoOnAfterAGarbageCollection() {
        long[] count = {1};
        new SelfMetrics(registry).evictions("fragments", "age", () -> count[0]);
        count[0] = 7;
        System.gc();
        assertThat(scrape()).contains("dectwatch_evictions_total{reason=\"age\",table=\"fragments\"} 7.0");
    }

    @Test
    void answersInOpenMetricsWhenAskedFor() {
        countsMessagesUnderClosedLabelsOnly();
        String prometheus = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

        assertThat(Exposition.contentType(prometheus)).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(exposition.text(Exposition.contentType(prometheus))).endsWith("# EOF\n");
        assertThat(Exposition.contentType("*/*")).startsWith("text/plain; version=0.0.4");
        assertThat(Exposition.contentType("application/openmetrics-text;q=0, text/plain"))
                .startsWith("text/plain");
        assertThat(exposition.text(Exposition.contentType(""))).doesNotContain("# EOF");
    }

    @Test
    void holdsTheMetersOfVertxAndOfTheRuntimeBesideItsOwn() throws Exception {
        registry.watchRuntime();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(registry.meters()))
                .build();
        try {
            vertx.executeBlocking(() -> 1)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(String.join("\n", scrape()))
                    .contains("jvm_memory_used_bytes{", "process_uptime_seconds", "vertx_pool_completed_total{");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static DeviceReport withBudget(DeviceReport report) {
        return new DeviceReport(
                report.server(),
                DeviceReport.Interface.WEBEX,
                report.interval(),
                report.took(),
                report.bytes(),
                report.failure(),
                report.facts(),
                report.details().withStatistics(new java.util.TreeMap<>(Map.of("requests-left", 59.0))));
    }

    private static DeviceReport withStatistics(DeviceReport report) {
        return new DeviceReport(
                report.server(),
                DeviceReport.Interface.WEB,
                report.interval(),
                report.took(),
                report.bytes(),
                report.failure(),
                report.facts(),
                report.details().withStatistics(new java.util.TreeMap<>(Map.of("handovers-failed", 3.0))));
    }
}
