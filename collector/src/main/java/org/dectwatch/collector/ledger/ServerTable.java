package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;

/** IP-DECT servers: those configured, and what each said of itself. */
final class ServerTable {
    /** Uptime may jitter by this much between two answers without meaning a restart. */
    private static final Duration UPTIME_SLACK = Duration.ofSeconds(5);

    private final Consumer<DomainEvent> events;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private final boolean configured;
        private Optional<DeviceReport> last = Optional.empty();
        private Optional<DeviceReport> good = Optional.empty();
        private Optional<Instant> goodAt = Optional.empty();
        private Optional<Instant> failingSince = Optional.empty();
        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Instant> seen = Optional.empty();

        Entry(boolean configured) {
            this.configured = configured;
        }
    }

    /** How many handsets the wire shows behind a server. */
    record Handsets(int known, int registered) {
        static final Handsets NONE = new Handsets(0, 0);
    }

    ServerTable(Site site, Consumer<DomainEvent> events) {
        this.events = events;
        site.servers().forEach(server -> entries.put(server.name(), new Entry(true)));
    }

    void seen(Instant at, String server) {
        Entry entry = entries.get(server);
        if (entry != null && entry.seen.filter(before -> !before.isBefore(at)).isEmpty()) {
            entry.seen = Optional.of(at);
        }
    }

    void report(Instant at, DeviceReport report) {
        Entry entry = entries.computeIfAbsent(report.server(), name -> new Entry(false));
        boolean restarted = false;
        entry.last = Optional.of(report);
        if (report.succeeded()) {
            restarted = restarted(entry, report, at);
            entry.good = entry.last;
            entry.goodAt = Optional.of(at);
            entry.failingSince = Optional.empty();
        } else if (entry.failingSince.isEmpty()) {
            entry.failingSince = Optional.of(at);
        }
        events.accept(new DomainEvent.DeviceReported(at, report, restarted));
    }

    /** Uptime going backwards is a restart. */
    private static boolean restarted(Entry entry, DeviceReport report, Instant at) {
        OptionalLong uptime = report.facts().uptimeSeconds();
        if (uptime.isEmpty()) {
            return false;
        }
        Instant started = at.minusSeconds(uptime.getAsLong());
        boolean later = entry.startedAt
                .map(before -> before.plus(UPTIME_SLACK).isBefore(started))
                .orElse(false);
        if (entry.startedAt.isEmpty() || later) {
            entry.startedAt = Optional.of(started);
        }
        return later;
    }

    Optional<DeviceReport> lastGood(String server) {
        Entry entry = entries.get(server);
        return entry == null ? Optional.empty() : entry.good;
    }

    /** How many users it counted last; empty when it never said. */
    OptionalInt usersSaid(String server) {
        return lastGood(server)
                .map(good -> good.facts().usersSubscribed().isPresent()
                        ? good.facts().usersSubscribed()
                        : good.facts().usersTotal())
                .orElseGet(OptionalInt::empty);
    }

    List<ServerStatus> all(Instant now, Function<String, Handsets> handsets) {
        List<ServerStatus> all = new ArrayList<>(entries.size());
        entries.forEach((name, entry) -> {
            Handsets behind = handsets.apply(name);
            all.add(new ServerStatus(
                    name,
                    entry.configured,
                    entry.last.isPresent(),
                    entry.last,
                    entry.good,
                    entry.goodAt,
                    entry.failingSince,
                    stale(entry, now),
                    entry.startedAt,
                    entry.seen,
                    behind.known(),
                    behind.registered()));
        });
        return all;
    }

    /** After two missed intervals nothing it said counts any more. */
    private static boolean stale(Entry entry, Instant now) {
        if (entry.good.isEmpty() || entry.goodAt.isEmpty()) {
            return entry.last.isPresent();
        }
        Duration limit = entry.good.get().interval().multipliedBy(2);
        return entry.goodAt.get().plus(limit).isBefore(now);
    }

    int size() {
        return entries.size();
    }
}
