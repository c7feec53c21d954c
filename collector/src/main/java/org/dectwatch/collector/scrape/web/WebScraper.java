package org.dectwatch.collector.scrape.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure.Reason;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.scrape.DeviceScraper;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.http.HttpAnswer;
import org.dectwatch.collector.scrape.http.HttpFailures;

/** Fetches one server's pages, one after the other, and takes the values out of them. */
public final class WebScraper implements DeviceScraper {
    private final String server;
    private final IpAddress address;
    private final WebOptions web;
    private final ExtractPack pack;
    private final ScrapeOptions options;
    private final InstantSource clock;
    private final WebSession session;
    private volatile ObservationSink out = observation -> {};

    /** @param address decides the place in the interval */
    public WebScraper(
            String server,
            IpAddress address,
            WebOptions web,
            Optional<Secret> password,
            ExtractPack pack,
            ScrapeOptions options,
            InstantSource clock) {
        this.server = server;
        this.address = address;
        this.web = web;
        this.pack = pack;
        this.options = options;
        this.clock = clock;
        this.session = new WebSession(web, password, options.timeout());
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public DeviceReport.Interface via() {
        return DeviceReport.Interface.WEB;
    }

    @Override
    public IpAddress address() {
        return address;
    }

    @Override
    public void begin(ObservationSink sink) {
        out = sink;
    }

    @Override
    public void end() {
        session.close();
    }

    @Override
    public CompletionStage<DeviceReport> ask() {
        Instant begun = clock.instant();
        CompletableFuture<Round> round = CompletableFuture.completedFuture(new Round(Extraction.nothing(), 0));
        for (ExtractPage page : pack.pages()) {
            round = round.thenCompose(sofar ->
                    session.get(page.path()).thenApply(fetched -> sofar.with(read(page, fetched), fetched)));
        }
        CompletableFuture<Round> whole = round;
        return whole.orTimeout(options.patience().toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, error) -> done != null ? report(done, begun) : failed(begun, error));
    }

    /** What was found so far, and how much was read for it. */
    private record Round(Extraction found, long bytes) {
        Round with(Extraction more, HttpAnswer fetched) {
            return new Round(found.and(more), bytes + fetched.bytes());
        }
    }

    private Extraction read(ExtractPage page, HttpAnswer fetched) {
        if (fetched.status() == 401 || fetched.status() == 403 || session.wantsLogin(fetched)) {
            throw new Refused(Reason.AUTHENTICATION, page.path() + " is refused (status " + fetched.status() + ")");
        }
        if (fetched.status() != 200) {
            throw new Refused(Reason.NOT_UNDERSTOOD, page.path() + " is answered with status " + fetched.status());
        }
        return Extractor.extract(page, fetched.text());
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

    private DeviceReport report(Round round, Instant begun) {
        Extraction found = round.found();
        if (found.isEmpty()) {
            String what = found.missing().isEmpty()
                    ? "the rules ask for nothing"
                    : found.missing().get(0);
            return failure(begun, Reason.NOT_UNDERSTOOD, "nothing was found on the pages: " + what);
        }
        Duration goodFor = options.interval().multipliedBy(2);
        Instant now = clock.instant();
        found.handsets()
                .forEach(row -> out.observe(Observation.of(
                        now,
                        "web",
                        new Observation.Said(new HandsetWord(server, via(), row.handset(), goodFor, row.facts())))));
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took(begun),
                round.bytes(),
                Optional.empty(),
                facts(found.facts()),
                DeviceDetails.none().withStatistics(found.statistics()).withMissing(found.missing()));
    }

    private static Facts facts(Map<Fact, String> facts) {
        return new Facts(
                whole(facts, Fact.UPTIME_SECONDS),
                Optional.ofNullable(facts.get(Fact.SYSTEM_NAME)),
                Optional.ofNullable(facts.get(Fact.DESCRIPTION)),
                Optional.ofNullable(facts.get(Fact.SOFTWARE_VERSION)),
                Optional.ofNullable(facts.get(Fact.SERIAL)),
                Optional.ofNullable(facts.get(Fact.ARI)),
                number(facts, Fact.USERS_TOTAL),
                number(facts, Fact.USERS_SUBSCRIBED),
                number(facts, Fact.USERS_REGISTERED),
                number(facts, Fact.BASES_UP),
                number(facts, Fact.BASES_DOWN),
                number(facts, Fact.VOICE_CALL_MAX),
                number(facts, Fact.CALL_ATTEMPTS_60MIN),
                whole(facts, Fact.ABNORMAL_RELEASES));
    }

    private static OptionalLong whole(Map<Fact, String> facts, Fact fact) {
        String text = facts.get(fact);
        long value = text == null ? -1 : Long.parseLong(text);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalInt number(Map<Fact, String> facts, Fact fact) {
        OptionalLong value = whole(facts, fact);
        return value.isPresent() && value.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
    }

    private DeviceReport failed(Instant begun, Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof TimeoutException) {
            session.abandon();
        }
        if (cause instanceof Refused refused) {
            return failure(begun, refused.reason, String.valueOf(refused.getMessage()));
        }
        return failure(
                begun, HttpFailures.reason(cause), web.url() + ": " + HttpFailures.sentence(cause, options.patience()));
    }

    private DeviceReport failure(Instant begun, Reason reason, String detail) {
        return new DeviceReport(
                server,
                via(),
                options.interval(),
                took(begun),
                0,
                Optional.of(new ScrapeFailure(reason, detail)),
                Facts.none());
    }

    private Duration took(Instant begun) {
        Duration took = Duration.between(begun, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
