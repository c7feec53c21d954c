package org.dectwatch.collector.scrape.webex;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.RequestAllowance;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a cloud on the loopback that answers as the published API description says: paged, with limits, tokens that expire, late records. */
class WebexScraperTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String IPEI = "150930000216";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Observation> observed = new CopyOnWriteArrayList<>();
    private final List<WebexScraper> scrapers = new ArrayList<>();
    private Instant now = NOW;
    private HttpServer cloud;
    private String base = "";
    private String validToken = "t1";
    private String devices = device(IPEI, "unknown");
    private String members =
            "{\"members\":[{\"linePort\":\"hgwdh3e4wh@x.example\",\"extension\":\"4711\",\"hostIP\":\"192.0.2.20\"}]}";
    private String calls = "";
    private String nextPage = "BASE/devices?page=2";
    private int waits;

    @BeforeEach
    void start() throws IOException {
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.setExecutor(threads);
        cloud.createContext("/", this::answer);
        cloud.start();
        base = "http://127.0.0.1:" + cloud.getAddress().getPort() + "/v1";
    }

    @AfterEach
    void stop() {
        scrapers.forEach(WebexScraper::end);
        cloud.stop(0);
        threads.shutdownNow();
    }

    private static String device(String mac, String status) {
        return "{\"id\":\"d" + mac + "\",\"callingDeviceId\":\"c" + mac + "\",\"mac\":\"" + mac
                + "\",\"connectionStatus\":\"" + status + "\",\"errorCodes\":[]}";
    }

    private static String call(String id, String outcome, String reason) {
        return "{\"Report ID\":\"" + id + "\",\"Device MAC\":\"" + IPEI
                + "\",\"Start time\":\"2026-11-25T11:50:00.000Z\",\"Call outcome\":\"" + outcome
                + "\",\"Call outcome reason\":\"" + reason
                + "\",\"Direction\":\"ORIGINATING\",\"Calling number\":\"+4512345678\"}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (path.endsWith("/access_token")) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            validToken = "t2";
            say(exchange, form.contains("refresh_token=r1") ? 200 : 400, "{\"access_token\":\"t2\",\"expires_in\":1}");
        } else if (!("Bearer " + validToken).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "{}");
        } else if (waits > 0) {
            waits--;
            exchange.getResponseHeaders().add("Retry-After", "30");
            say(exchange, 429, "{}");
        } else if (path.contains("page=2")) {
            say(exchange, 200, "{\"items\":[" + device("150930000217", "disconnected") + "]}");
        } else if (path.contains("/devices?")) {
            exchange.getResponseHeaders().add("Link", "<" + nextPage.replace("BASE", base) + ">; rel=\"next\"");
            say(exchange, 200, "{\"items\":[" + devices + ",{\"id\":\"x\",\"mac\":\"6C710D8ABC10\"}]}");
        } else if (path.contains("c150930000217/members")) {
            say(exchange, 404, "{}");
        } else if (path.contains("/members")) {
            say(exchange, 200, members);
        } else {
            say(exchange, 200, "{\"items\":[" + calls + "]}");
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private WebexScraper scraper(String more, Optional<String> refresh) throws Exception {
        String yaml = "api: " + base + "\ncallsApi: " + base + "\n" + more
                + refresh.map(r -> "refreshToken: {secretEnv: R}\nclientId: c\nclientSecret: {secretEnv: S}\n")
                        .orElse("");
        WebexScraper scraper = new WebexScraper(
                SiteConfigFile.bind(WebexOptions.class, "site.yml", yaml, Path.of("")),
                Optional.of(new Secret("t1")),
                refresh.map(Secret::new),
                Optional.of(new Secret("s")),
                ipei -> Optional.of("north"),
                new ScrapeOptions(Duration.ofSeconds(30), Duration.ofSeconds(5), 1, 4),
                () -> now);
        scrapers.add(scraper);
        scraper.begin(observed::add);
        return scraper;
    }

    private static DeviceReport ask(WebexScraper scraper) throws Exception {
        return scraper.ask().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private List<HandsetWord> words() {
        return observed.stream()
                .map(Observation::body)
                .filter(Observation.Said.class::isInstance)
                .map(body -> ((Observation.Said) body).word())
                .toList();
    }

    private List<DeviceEvent> events() {
        return observed.stream()
                .map(Observation::body)
                .filter(Observation.Told.class::isInstance)
                .map(body -> ((Observation.Told) body).event())
                .toList();
    }

    @Test
    void devicesAreReadPageByPageWithTheirLinesAndPhonesOfOtherKindsLeftOut() throws Exception {
        DeviceReport report = ask(scraper("", Optional.empty()));

        assertThat(report.failure()).isEmpty();
        assertThat(words()).hasSize(2);
        HandsetWord first = words().stream()
                .filter(w -> w.handset().ipei().equals(Optional.of(IPEI)))
                .findFirst()
                .orElseThrow();
        assertThat(first.handset().user()).contains("hgwdh3e4wh");
        assertThat(first.handset().extension()).contains("4711");
        assertThat(first.facts().registered()).as("by the address of its line").contains(true);
        HandsetWord second =
                words().stream().filter(w -> w != first).findFirst().orElseThrow();
        assertThat(second.facts().registered())
                .as("by its status, since its lines cannot be asked")
                .contains(false);
        assertThat(report.details().statistics()).containsEntry("devices", 2.0).containsEntry("requests-used", 4.0);
        RequestAllowance allowance = report.details().allowance().orElseThrow();
        assertThat(allowance.used()).isEqualTo(4);
        assertThat(allowance.left()).isEqualTo(allowance.perMinute() - 4);
        assertThat(allowance.pauses()).isZero();
        assertThat(allowance.pausedUntil()).isEmpty();
    }

    @Test
    void whatCountsAsRegisteredIsConfiguration() throws Exception {
        ask(scraper("evidence: []\n", Optional.empty()));
        assertThat(words())
                .allSatisfy(word -> assertThat(word.facts().registered()).isEmpty());

        observed.clear();
        ask(scraper("evidence: [connection-status]\n", Optional.empty()));
        assertThat(words().get(0).facts().registered())
                .as("unknown is not registered, and not unregistered")
                .isEmpty();
    }

    @Test
    void noMoreRequestsAreMadeThanTheBudgetAllowsAndTheRoundGoesOnLater() throws Exception {
        WebexScraper scraper = scraper("requestsPerMinute: 2\n", Optional.empty());
        ask(scraper);
        assertThat(asked).hasSize(2);
        assertThat(words()).isEmpty();

        now = now.plusSeconds(30);
        ask(scraper);
        assertThat(asked).as("one more is allowed after half a minute").hasSize(3);
        now = now.plusSeconds(60);
        ask(scraper);
        assertThat(words()).hasSize(2);
    }

    @Test
    void whenTheCloudAsksToWaitNothingIsAskedUntilThenAndTheRequestIsRepeated() throws Exception {
        waits = 1;
        WebexScraper scraper = scraper("", Optional.empty());
        DeviceReport report = ask(scraper);
        assertThat(report.succeeded()).isTrue();
        assertThat(report.details().missing()).containsExactly("the cloud asked to wait until 2026-11-25T12:00:30Z");
        assertThat(report.details().allowance().orElseThrow().pausedUntil()).contains(NOW.plusSeconds(30));
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(29);
        ask(scraper);
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(2);
        RequestAllowance after = ask(scraper).details().allowance().orElseThrow();
        assertThat(after.pauses()).isEqualTo(1);
        assertThat(after.pausedUntil()).isEmpty();
        assertThat(words()).hasSize(2);
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndOneThatCannotBeIsAFailureWithItsReason() throws Exception {
        validToken = "other";
        assertThat(ask(scraper("", Optional.of("r1"))).failure()).isEmpty();
        assertThat(asked.stream().filter(request -> request.contains("access_token")))
                .hasSize(1);
        assertThat(words()).hasSize(2);

        validToken = "other";
        DeviceReport refused = ask(scraper("", Optional.empty()));
        assertThat(refused.failure().orElseThrow().reason()).isEqualTo(Reason.AUTHENTICATION);
        assertThat(refused.failure().orElseThrow().detail()).doesNotContain("t1");
    }

    @Test
    void callsThatFailedAreEventsOfTheirHandsetAndEachRecordCountsOnce() throws Exception {
        calls = String.join(
                ",", call("1", "Success", "Normal"), call("2", "Failure", "SIP480"), call("3", "Refusal", "UserBusy"));
        WebexScraper scraper = scraper("calls: stream\ncallWindow: 1h\n", Optional.empty());
        ask(scraper);
        now = now.plusSeconds(120);
        ask(scraper);

        assertThat(events()).extracting(DeviceEvent::kind).containsExactly("cloud-call-failed", "cloud-call-refused");
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.server()).isEqualTo("north");
            assertThat(event.handset().orElseThrow().ipei()).contains(IPEI);
            assertThat(event.text() + event.fields()).doesNotContain("+45");
        });
        assertThat(words().stream()
                        .filter(w -> w.handset().ipei().equals(Optional.of(IPEI)))
                        .toList())
                .last()
                .satisfies(word -> assertThat(word.facts().detail())
                        .contains("Of its 3 calls in 1 h, 2 failed or were refused: SIP480 ×1, UserBusy ×1."));
    }

    @Test
    void callsWhoseReadingBrokeAreReadAgain() throws Exception {
        WebexScraper scraper = scraper("calls: feed\ncallWindow: 1h\n", Optional.empty());
        validToken = "other";
        assertThat(ask(scraper).succeeded()).isFalse();
        validToken = "t1";
        calls = call("2", "Failure", "SIP480");
        ask(scraper);

        List<String> windows =
                asked.stream().filter(request -> request.contains("cdr_feed")).toList();
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0)).isEqualTo(windows.get(1));
        assertThat(events()).hasSize(1);
    }

    @Test
    void aPageThatLeadsElsewhereIsNotFollowedWithTheToken() throws Exception {
        nextPage = "https://127.0.0.2:9/v1/devices?page=2";
        DeviceReport report = ask(scraper("", Optional.empty()));

        assertThat(report.succeeded()).isTrue();
        assertThat(report.details().statistics()).containsEntry("requests-used", 2.0);
        assertThat(words()).hasSize(1);
    }
}
