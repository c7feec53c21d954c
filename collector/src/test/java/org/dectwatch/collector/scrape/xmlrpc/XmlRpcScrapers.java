package org.dectwatch.collector.scrape.xmlrpc;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.EndpointNames;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.Trust;
import org.junit.jupiter.api.AfterEach;

/** Scrapers of the simulated server, and what they observe. */
abstract class XmlRpcScrapers {
    static final IpAddress FIRST = IpAddress.parse("127.0.0.1").orElseThrow();
    static final IpAddress OTHER = IpAddress.parse("127.0.0.2").orElseThrow();
    /** Patient: no server here hangs. */
    static final ScrapeOptions PATIENT = new ScrapeOptions(Duration.ofSeconds(30), Duration.ofSeconds(8), 1, 8);

    final Vertx vertx = Vertx.vertx();
    final ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();
    final List<HandsetWord> words = new ArrayList<>();
    final List<DeviceEvent> events = new ArrayList<>();
    final List<XmlRpcScraper> scrapers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        scrapers.forEach(XmlRpcScraper::end);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** What differs from one test to the next. */
    record How(
            int port,
            Optional<IpAddress> standby,
            boolean tls,
            Trust trust,
            List<String> pins,
            boolean events,
            boolean survey) {
        static How plain(int port) {
            return new How(port, Optional.empty(), false, Trust.FIRST, List.of(), true, false);
        }

        How silent() {
            return new How(port, standby, tls, trust, pins, false, survey);
        }

        How surveying() {
            return new How(port, standby, tls, trust, pins, events, true);
        }

        How with(IpAddress other) {
            return new How(port, Optional.of(other), tls, trust, pins, events, survey);
        }

        How secure(Trust how, String... fingerprints) {
            return new How(port, standby, true, how, List.of(fingerprints), events, survey);
        }
    }

    XmlRpcScraper scraper(How how, String password) {
        XmlRpcOptions options = new XmlRpcOptions(
                how.tls(),
                how.port(),
                "/RPC2",
                DectServer.USER,
                new SecretRef.Env("UNUSED"),
                how.standby(),
                how.trust(),
                how.pins(),
                how.events(),
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                EndpointNames.EITHER,
                Optional.empty(),
                Size.parse("64KiB").orElseThrow(),
                how.survey()
                        ? Optional.of(new SurveyOptions(Duration.ofMinutes(5), Duration.ofSeconds(2)))
                        : Optional.empty());
        XmlRpcScraper scraper = new XmlRpcScraper(
                vertx,
                "dect-1",
                FIRST,
                options,
                new Secret(password),
                FieldNames.shipped(),
                List.of("2801", "2802", "2803"),
                PATIENT,
                InstantSource.system());
        scrapers.add(scraper);
        scraper.begin(seen::add);
        return scraper;
    }

    XmlRpcScraper scraper(How how) {
        return scraper(how, DectServer.PASSWORD);
    }

    static DeviceReport ask(XmlRpcScraper scraper) throws Exception {
        return scraper.ask().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    DectServer server(int faster) throws Exception {
        return DectServer.start(vertx, "127.0.0.1", 0, faster, Optional.empty());
    }

    void drain() {
        for (Observation next = seen.poll(); next != null; next = seen.poll()) {
            if (next.body() instanceof Observation.Said said) {
                words.add(said.word());
            } else if (next.body() instanceof Observation.Told told) {
                events.add(told.event());
            }
        }
    }

    HandsetWord awaitWord(java.util.function.Predicate<HandsetWord> wanted) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            drain();
                            return words.stream().filter(wanted).findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    DeviceEvent awaitEvent(String kind) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            drain();
                            return events.stream()
                                    .filter(event -> event.kind().equals(kind))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    static Reason reason(DeviceReport report) {
        return report.failure().orElseThrow().reason();
    }
}
