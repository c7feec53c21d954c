package org.dectwatch.collector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.dectwatch.collector.metrics.SelfMetrics;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeCounts;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.scrape.ScrapeCounts;
import org.dectwatch.collector.scrape.ScrapeSchedule;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.hep.HepSource;
import org.dectwatch.collector.source.keylog.KeyLogFollower;
import org.dectwatch.collector.source.push.syslog.SyslogSource;

/** Connects what sources, intakes and the scrape schedule count with the metrics that show it. */
final class IntakeMetrics {
    private final SelfMetrics metrics;
    private final List<Intake> intakes = new ArrayList<>();

    /** What the tables of an intake forgot, by the names and reasons of the catalogue. */
    private static final Map<List<String>, ToLongFunction<IntakeCounts>> EVICTIONS = evictions();

    IntakeMetrics(SelfMetrics metrics) {
        this.metrics = metrics;
    }

    private static Map<List<String>, ToLongFunction<IntakeCounts>> evictions() {
        Map<List<String>, ToLongFunction<IntakeCounts>> all = new LinkedHashMap<>();
        all.put(List.of("fragments", "count"), c -> c.fragments().evictedByCount());
        all.put(List.of("fragments", "bytes"), c -> c.fragments().evictedByBytes());
        all.put(List.of("fragments", "age"), c -> c.fragments().expired());
        all.put(List.of("tcpConnections", "count"), c -> c.tcp().evictedByCount());
        all.put(List.of("tcpConnections", "bytes"), c -> c.tcp().evictedByBytes());
        all.put(List.of("tcpConnections", "age"), c -> c.tcp().timedOut());
        all.put(List.of("tcpAttempts", "count"), c -> c.tcp().openingEvicted());
        all.put(List.of("sipStreams", "count"), c -> c.signalling().evicted());
        all.put(List.of("tlsFollowed", "count"), c -> c.tls().evicted());
        all.put(List.of("metered", "count"), c -> c.media().streamsEvicted());
        all.put(List.of("meterCandidates", "count"), c -> c.media().candidatesEvicted());
        return all;
    }

    void source(Source source, Intake intake) {
        intakes.add(intake);
        metrics.streams(
                source.name(),
                () -> of(intake, c -> c.signalling().pings()),
                () -> of(intake, c -> c.signalling().pongs()),
                () -> of(intake, c -> c.signalling().skipped()),
                () -> of(intake, c -> c.tcp().gaps()));
        if (source instanceof HepSource hep) {
            metrics.hep(
                    source.name(),
                    () -> hep.hepStats().messages(),
                    () -> hep.hepStats().connections());
        } else if (source instanceof SyslogSource syslog) {
            metrics.syslog(source.name(), () -> syslog.syslogStats().connections());
        }
    }

    /** To be called once, after all sources. */
    void evicted() {
        EVICTIONS.forEach((name, count) -> metrics.evictions(name.get(0), name.get(1), () -> sum(count)));
    }

    /** How decryption fares; to be called once. */
    void decryption(KeyRing keys, Optional<KeyLogFollower> keyLog) {
        Map<String, ToLongFunction<IntakeCounts>> undecrypted = Map.of(
                "no_keys", c -> c.tls().noKeys(),
                "not_verified", c -> c.tls().notVerified(),
                "given_up", c -> c.tls().givenUp());
        metrics.decryption(
                () -> sum(c -> c.tls().decrypted()),
                reason -> sum(requireNonNull(undecrypted.get(reason))),
                () -> sum(c -> c.tls().directionsGivenUp()),
                () -> sum(c -> c.tls().heldOctets()));
        metrics.malformedTls(
                () -> sum(c -> c.tls().malformedRecords()),
                () -> sum(c -> c.tls().malformedCertificates()));
        metrics.secrets(keys::generation, keys::brokenLines);
        metrics.evictions("tlsSessionKeys", "count", keys::forgottenSessions);
        keyLog.ifPresent(follower -> metrics.keyLog(
                () -> follower.check().healthy(), () -> follower.counts().lines()));
    }

    private long sum(ToLongFunction<IntakeCounts> count) {
        return intakes.stream().mapToLong(intake -> of(intake, count)).sum();
    }

    void scrapes(ScrapeSchedule schedule) {
        for (ScrapeCounts turn : schedule.counts()) {
            Map<String, ToLongFunction<ScrapeCounts>> turns = new LinkedHashMap<>();
            turns.put("asked", ScrapeCounts::asked);
            turns.put("late", ScrapeCounts::late);
            turns.put("waited", ScrapeCounts::waited);
            turns.put("overdue", ScrapeCounts::overdue);
            turns.forEach((word, count) -> metrics.scrapeTurns(
                    turn.server(),
                    turn.via(),
                    word,
                    () -> now(schedule, turn).map(c -> count.applyAsLong(c)).orElse(0L)));
        }
    }

    private static Optional<ScrapeCounts> now(ScrapeSchedule schedule, ScrapeCounts which) {
        return schedule.counts().stream()
                .filter(c -> c.server().equals(which.server()) && c.via() == which.via())
                .findFirst();
    }

    private static long of(Intake intake, ToLongFunction<IntakeCounts> count) {
        return intake.counts().map(count::applyAsLong).orElse(0L);
    }
}
