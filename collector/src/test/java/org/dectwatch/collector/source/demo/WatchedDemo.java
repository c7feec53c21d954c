package org.dectwatch.collector.source.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dectwatch.collector.analysis.StreamTime;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.health.Change;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.Ledger;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Directions;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.IntakeOptions;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.source.SourceWatch;

/** The simulated site watched by the real rooms, in virtual time: what a running collector does, without threads. */
final class WatchedDemo {
    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    private static final int TICKS_A_SECOND = 10;

    final Ledger ledger = new Ledger(LedgerOptions.defaults(), DemoPlan.site());
    final List<Change> changes = new ArrayList<>();
    final List<DomainEvent> events = new ArrayList<>();
    final List<Observation> observations = new ArrayList<>();
    final DemoSource source;
    private final StreamTime time;
    private final SourceWatch watch;
    private final Consumer<Observation> also;
    private long seconds;

    /** @param also sees each observation */
    WatchedDemo(long seed, HealthOptions health, Consumer<Observation> also) {
        this(seed, health, also, new KeyRing());
    }

    private WatchedDemo(long seed, HealthOptions health, Consumer<Observation> also, KeyRing keys) {
        this(seed, health, also, keys, keys);
    }

    /**
     * @param logged where the site's secrets go
     * @param known the secrets that those who watch have
     */
    WatchedDemo(long seed, HealthOptions health, Consumer<Observation> also, KeyRing logged, KeyRing known) {
        this.also = also;
        Set<IpAddress> servers = DemoPlan.site().servers().stream()
                .flatMap(server -> server.addresses().stream())
                .collect(Collectors.toSet());
        Directions directions = new Directions(servers);
        time = new StreamTime(ledger, health.newBook(), events::add, changes::add);
        Intake intake = new Intake(IntakeOptions.live(), known, directions, this::observe, frame -> {}, false);
        source = new DemoSource(seed, intake, this::observe, logged, () -> 0);
        watch = new SourceWatch(
                source, SourceState.Kind.SIMULATED, directions, Duration.ofSeconds(30), Duration.ofSeconds(60));
        source.beginAt(Times.nanos(BEGIN));
    }

    private void observe(Observation observation) {
        also.accept(observation);
        time.observe(observation);
    }

    /** Lets the site run until so long after its beginning. */
    WatchedDemo runTo(Duration sinceBegin) {
        while (seconds < sinceBegin.toSeconds()) {
            seconds++;
            for (int tick = TICKS_A_SECOND - 1; tick >= 0; tick--) {
                Instant now = BEGIN.plusSeconds(seconds).minusMillis(tick * 1000L / TICKS_A_SECOND);
                source.advanceTo(Times.nanos(now));
            }
            Instant now = BEGIN.plusSeconds(seconds);
            observe(Observation.of(now, "", new Observation.Source(watch.look(now))));
            observe(Observation.of(now, "", new Observation.Tick()));
        }
        return this;
    }

    /** Seconds after the beginning. */
    static long seconds(Change change) {
        return Duration.between(BEGIN, change.time()).toSeconds();
    }
}
