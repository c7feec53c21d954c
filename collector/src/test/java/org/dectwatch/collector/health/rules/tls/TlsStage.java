package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.health.Alert;
import org.dectwatch.collector.health.AlertBook;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.AlertState;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.testing.TlsStory;

/** Connections told to a real ledger and alert book, at seconds after a fixed moment; the server north has thirty handsets. */
final class TlsStage {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final String PROXY = "198.51.100.1:5061";
    static final String NAME = "sip.example.com";
    static final String SUBJECT = "north → sip.example.com:5061";
    static final String CA = "Example CA";

    final Ledger ledger;
    final AlertBook book;
    private final StreamTime time;
    private int clock;

    TlsStage() {
        this(TlsRuleOptions.defaults());
    }

    TlsStage(TlsRuleOptions options) {
        Site.Server north =
                new Site.Server("north", Set.of(IpAddress.parse("192.0.2.20").orElseThrow()));
        List<Site.KnownHandset> handsets = IntStream.range(0, 30)
                .mapToObj(n -> new Site.KnownHandset(
                        "id" + n, Optional.empty(), "30" + n, Optional.empty(), Optional.empty(), Optional.of("north")))
                .toList();
        ledger = new Ledger(LedgerOptions.defaults(), new Site("test", false, List.of(north), handsets));
        book = new AlertBook(
                options.rules(),
                AlertOptions.defaults(),
                new TrustOptions(Duration.ofMinutes(2), Duration.ofSeconds(40)));
        time = new StreamTime(ledger, book, event -> {}, change -> {});
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    static TlsStory syn(int number, double seconds) {
        return TlsStory.syn(number, "192.0.2.20:" + (40_000 + number), PROXY, at(seconds));
    }

    /** Good for a year, of the usual issuer. */
    static Certificate good() {
        return TlsStory.certificate(NAME, CA, START.minus(Duration.ofDays(30)), START.plus(Duration.ofDays(335)));
    }

    static Certificate until(Duration left) {
        return TlsStory.certificate(NAME, CA, START.minus(Duration.ofDays(300)), START.plus(left));
    }

    TlsStory tell(TlsStory story) {
        TlsConnection told = story.told();
        tickTo(Duration.between(START, told.lastTime()).toNanos() / 1e9);
        time.observe(new Observation(
                told.lastTime(),
                "eth0",
                Optional.of(new FrameRef("eth0", told.lastFrame().ordinal())),
                new Observation.Tls(told)));
        return story;
    }

    /** A connection that is asked for by name and succeeds. */
    TlsStory connects(int number, double seconds, Certificate... chain) {
        return tell(tell(syn(number, seconds)).asks(NAME).shows(chain).established());
    }

    /** How long that connection was idle before its end, as its records suggest. */
    void inferred(TlsStory story, Duration idle) {
        TlsConnection told = story.told();
        TlsInference inference =
                new TlsInference(0, 0, 0, false, Optional.empty(), Optional.empty(), Optional.of(idle), 0);
        time.observe(Observation.of(
                told.lastTime(),
                "eth0",
                new Observation.Inferred(told.id(), told.client(), told.server(), inference, List.of())));
    }

    /** Our probe asked for this name and was shown these. */
    void probed(String name, double seconds, Certificate... chain) {
        leapTo(Duration.ofMillis(Math.round(seconds * 1000)));
        time.observe(Observation.of(
                at(seconds),
                "",
                new Observation.Probed(new ProbeReport(
                        name,
                        5061,
                        Duration.ofMillis(5),
                        Optional.of("TLSv1.3"),
                        Optional.of("TLS_AES_128_GCM_SHA256"),
                        List.of(chain),
                        List.of(),
                        Optional.empty()))));
    }

    void source(SourceState.Condition condition, double seconds) {
        Optional<Instant> seen = Optional.of(at(seconds));
        time.observe(Observation.of(
                at(seconds),
                "",
                new Observation.Source(new SourceState(
                        "eth0",
                        SourceState.Kind.LIVE,
                        condition,
                        "because",
                        at(seconds),
                        100,
                        1000,
                        0,
                        0,
                        seen,
                        seen,
                        seen))));
    }

    /** Lets the seconds pass until then. */
    TlsStage tickTo(double seconds) {
        while (clock <= seconds) {
            time.observe(Observation.of(at(clock), "", new Observation.Tick()));
            clock++;
        }
        return this;
    }

    /** Without a tick for each second of it. */
    TlsStage leapTo(Duration later) {
        clock = (int) later.toSeconds() + 1;
        time.observe(Observation.of(START.plus(later), "", new Observation.Tick()));
        return this;
    }

    List<String> firing() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(Alert::rule)
                .sorted()
                .toList();
    }

    List<String> held() {
        return book.alerts().stream()
                .filter(alert -> alert.state() == AlertState.HELD)
                .map(Alert::rule)
                .toList();
    }

    Finding only(String rule) {
        List<Finding> all = book.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
        if (all.size() != 1) {
            throw new AssertionError(rule + " was found " + all.size() + " times: " + book.findings());
        }
        return all.get(0);
    }
}
