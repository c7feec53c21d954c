package org.dectwatch.collector.scrape.webex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.RequestAllowance;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.http.HttpAnswer;
import org.dectwatch.collector.scrape.http.HttpFailures;

/**
 * Asks the cloud in slices: at each turn as many requests as the budget and the turn's patience allow, then goes on where it was at the next.
 * So a large organisation takes longer and never more requests a minute.
 */
public final class WebexScraper implements DeviceScraper {
    /** Stands where a server's name does. */
    public static final String NAME = "webex";

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_DEVICES = 50_000;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final WebexOptions webex;
    private final ScrapeOptions options;
    private final Function<String, Optional<String>> serverOfIpei;
    private final InstantSource clock;
    private final WebexApi api;
    private final RequestBudget budget;
    private final CallTallies tallies;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<String, WebexDevice> devices = new LinkedHashMap<>();
    private final Map<String, Optional<List<WebexMember>>> members = new LinkedHashMap<>();
    private Instant nextRound = Instant.MIN;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final WebexAddresses addresses;
    private final CallWindows windows;
    private volatile ObservationSink out = observation -> {};

    private enum What {
        DEVICES,
        MEMBERS,
        CALLS
    }

    private record Request(What what, URI uri, String ipei) {}

    /** @param serverOfIpei which IP-DECT server the configuration puts a handset behind */
    public WebexScraper(
            WebexOptions webex,
            Optional<Secret> access,
            Optional<Secret> refresh,
            Optional<Secret> clientSecret,
            Function<String, Optional<String>> serverOfIpei,
            ScrapeOptions options,
            InstantSource clock) {
        this.webex = webex;
        this.options = options;
        this.serverOfIpei = serverOfIpei;
        this.clock = clock;
        this.api = new WebexApi(webex, new WebexApi.WebexSecrets(access, refresh, clientSecret), options.timeout());
        this.budget = new RequestBudget(webex.requestsPerMinute(), clock.instant());
        this.tallies = new CallTallies(webex.callWindow());
        this.addresses = new WebexAddresses(webex);
        this.windows = new CallWindows(webex.calls(), clock.instant().minus(webex.callWindow()));
    }

    @Override
    public String server() {
        return NAME;
    }

    @Override
    public DeviceReport.Interface via() {
        return DeviceReport.Interface.WEBEX;
    }

    @Override
    public IpAddress address() {
        return IpAddress.v4(0);
    }

    @Override
    public void begin(ObservationSink sink) {
        out = sink;
    }

    @Override
    public void end() {
        api.close();
    }

    /** What one turn came to. */
    private static final class Slice {
        private final Instant begun;
        private final Instant until;
        private long bytes;

        Slice(Instant begun, Instant until) {
            this.begun = begun;
            this.until = until;
        }
    }

    @Override
    public CompletionStage<DeviceReport> ask() {
        Instant now = clock.instant();
        if (!busy.compareAndSet(false, true)) {
            // A turn that was given up may still be running, and owns what is kept here until it ends.
            return CompletableFuture.completedFuture(failed(
                    new Slice(now, now),
                    new Refused(Reason.TIMEOUT, "the requests of the turn before are still under way")));
        }
        // The last request of a slice must be answered within the patience of the schedule.
        Slice slice = new Slice(now, now.plus(options.patience()).minus(options.timeout()));
        arrange(now);
        return next(slice).handle((done, error) -> {
            DeviceReport report = error == null ? report(slice) : brokeOff(slice, error);
            busy.set(false);
            return report;
        });
    }

    private void arrange(Instant now) {
        if (waiting.isEmpty() && !now.isBefore(nextRound)) {
            nextRound = now.plus(webex.interval());
            waiting.add(new Request(What.DEVICES, addresses.devices(), ""));
        }
        if (webex.calls() != WebexOptions.Calls.OFF && waiting.stream().noneMatch(r -> r.what() == What.CALLS)) {
            // Calls first: they are few requests, and what they tell is of now.
            windows.next(now)
                    .ifPresent(window -> waiting.addFirst(new Request(What.CALLS, addresses.calls(window), "")));
        }
    }

    private CompletableFuture<Void> next(Slice slice) {
        Instant now = clock.instant();
        if (waiting.isEmpty() || now.isAfter(slice.until) || !budget.take(now)) {
            return CompletableFuture.completedFuture(null);
        }
        Request request = waiting.removeFirst();
        return api.get(request.uri()).thenCompose(answer -> {
            slice.bytes += answer.bytes();
            return answered(request, answer) ? next(slice) : CompletableFuture.completedFuture(null);
        });
    }

    /** Whether to go on in this slice. */
    private boolean answered(Request request, HttpAnswer answer) {
        Instant now = clock.instant();
        if (answer.status() == 429
                || answer.status() == 503 && answer.retryAfter().isPresent()) {
            waiting.addFirst(request);
            budget.waitFor(wait(answer.retryAfter()), now);
            return false;
        }
        boolean oneDevice = request.what() == What.MEMBERS;
        if (oneDevice && (answer.status() == 404 || answer.status() == 400 || answer.status() == 403)) {
            // This device has no lines to ask for, or the token may not: its status still tells something.
            tell(request.ipei(), Optional.empty(), now);
            return true;
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new Refused(
                    Reason.AUTHENTICATION,
                    request.uri().getPath() + " is refused (status " + answer.status()
                            + "): has the token expired, and has it the scopes?");
        }
        Optional<JsonNode> json = answer.status() == 200 ? WebexReader.json(answer.text()) : Optional.empty();
        if (json.isEmpty()) {
            throw new Refused(
                    Reason.NOT_UNDERSTOOD, request.uri().getPath() + " is answered with status " + answer.status());
        }
        take(request, json.get(), now);
        Optional<URI> more = WebexReader.nextPage(answer.link())
                .flatMap(WebexAddresses::parse)
                .filter(api::owns);
        more.ifPresent(page -> waiting.addFirst(new Request(request.what(), page, request.ipei())));
        if (request.what() == What.CALLS && more.isEmpty()) {
            windows.read();
        }
        return true;
    }

    private void take(Request request, JsonNode json, Instant now) {
        switch (request.what()) {
            case DEVICES ->
                WebexReader.devices(json).forEach(device -> {
                    if (waiting.size() < MOST_WAITING
                            && (devices.size() < MOST_DEVICES || devices.containsKey(device.ipei()))) {
                        devices.put(device.ipei(), device);
                        askForMembers(device, now);
                    }
                });
            case MEMBERS -> tell(request.ipei(), Optional.of(WebexReader.members(json)), now);
            case CALLS -> WebexReader.calls(json).forEach(call -> called(call, now));
        }
    }

    private void askForMembers(WebexDevice device, Instant now) {
        Optional<URI> lines = device.callingId().flatMap(addresses::members);
        lines.ifPresentOrElse(
                lineUri -> waiting.addLast(new Request(What.MEMBERS, lineUri, device.ipei())),
                () -> tell(device.ipei(), Optional.empty(), now));
    }

    private void tell(String ipei, Optional<List<WebexMember>> lines, Instant now) {
        WebexDevice device = devices.get(ipei);
        if (device != null) {
            members.put(ipei, lines);
            HandsetWord word =
                    CloudWords.word(device, lines, webex.evidence(), webex.goodFor(), tallies.told(ipei, now));
            out.observe(Observation.of(now, NAME, new Observation.Said(word)));
        }
    }

    private void called(WebexCall call, Instant now) {
        if (!tallies.add(call, now)) {
            return;
        }
        if (members.containsKey(call.ipei())) {
            tell(call.ipei(), members.getOrDefault(call.ipei(), Optional.empty()), now);
        }
        if (!call.succeeded()) {
            out.observe(Observation.of(now, NAME, new Observation.Told(event(call))));
        }
    }

    private DeviceEvent event(WebexCall call) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("outcome", call.outcome());
        fields.put("reason", call.reason());
        call.direction().ifPresent(direction -> fields.put("direction", direction));
        return new DeviceEvent(
                serverOfIpei.apply(call.ipei()).orElse(NAME),
                via(),
                Optional.of(call.at()),
                call.refused() ? "cloud-call-refused" : "cloud-call-failed",
                call.refused() ? DeviceEvent.Level.NOTICE : DeviceEvent.Level.WARNING,
                Optional.of(HandsetKey.ipei(call.ipei())),
                "A call of this handset ended with outcome " + call.outcome() + ", reason " + call.reason() + ".",
                fields);
    }

    /** Seconds or a date (RFC 9110 10.2.3); a minute when it is neither. */
    private static Duration wait(Optional<String> retryAfter) {
        long seconds = retryAfter
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::valueOf)
                .orElse(60L);
        Duration wait = Duration.ofSeconds(Math.max(1, seconds));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** An answer that is none. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Refused(Reason reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }
    }

    private DeviceReport report(Slice slice) {
        Instant now = clock.instant();
        SortedMap<String, Double> statistics = new TreeMap<>();
        statistics.put("devices", (double) devices.size());
        RequestAllowance allowance = budget.at(now, waiting.size());
        statistics.put("requests-waiting", (double) allowance.waiting());
        statistics.put("requests-used", (double) allowance.used());
        statistics.put("requests-left", (double) allowance.left());
        List<String> missing = allowance.pausedUntil().stream()
                .map(until -> "the cloud asked to wait until " + until.truncatedTo(ChronoUnit.SECONDS))
                .toList();
        return new DeviceReport(
                NAME,
                via(),
                options.interval(),
                took(slice),
                slice.bytes,
                Optional.empty(),
                DeviceReport.Facts.none(),
                DeviceDetails.none()
                        .withStatistics(statistics)
                        .withMissing(missing)
                        .withAllowance(allowance));
    }

    /** A round that broke begins anew at its time; what was read stands. */
    private DeviceReport brokeOff(Slice slice, Throwable error) {
        waiting.clear();
        windows.brokeOff();
        return failed(slice, error);
    }

    private DeviceReport failed(Slice slice, Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        ScrapeFailure failure = cause instanceof Refused refused
                ? new ScrapeFailure(refused.reason, String.valueOf(refused.getMessage()))
                : new ScrapeFailure(
                        HttpFailures.reason(cause),
                        webex.api().getHost() + ": " + HttpFailures.sentence(cause, options.timeout()));
        return new DeviceReport(
                NAME,
                via(),
                options.interval(),
                took(slice),
                slice.bytes,
                Optional.of(failure),
                DeviceReport.Facts.none());
    }

    private Duration took(Slice slice) {
        Duration took = Duration.between(slice.begun, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
