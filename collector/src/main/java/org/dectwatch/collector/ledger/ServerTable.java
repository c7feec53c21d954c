package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.Site;

/** IP-DECT servers: those configured, and what each said of itself. */
final class ServerTable {
    /** Uptime may jitter by this much between two answers without meaning a restart. */
    private static final Duration UPTIME_SLACK = Duration.ofSeconds(5);

    /** After so long sysUpTime begins at 0 again (RFC 3418: hundredths of a second in 32 bits). */
    private static final Duration UPTIME_ROUND = Duration.ofSeconds((1L << 32) / 100);

    private final Consumer<DomainEvent> events;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private final boolean configured;
        private final Map<DeviceReport.Interface, Asked> interfaces = new LinkedHashMap<>();
        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Instant> seen = Optional.empty();

        Entry(boolean configured) {
            this.configured = configured;
        }
    }

    /** One way a server is asked. */
    private static final class Asked {
        private DeviceReport last;
        private Optional<DeviceReport> good = Optional.empty();
        private Optional<Instant> goodAt = Optional.empty();
        private Optional<Instant> failingSince = Optional.empty();

        Asked(DeviceReport first) {
            this.last = first;
        }

        void report(Instant at, DeviceReport report) {
            last = report;
            if (report.succeeded()) {
                good = Optional.of(report);
                goodAt = Optional.of(at);
                failingSince = Optional.empty();
            } else if (failingSince.isEmpty()) {
                failingSince = Optional.of(at);
            }
        }

        InterfaceStatus status(Instant now) {
            return new InterfaceStatus(last.via(), last, good, goodAt, failingSince, stale(now));
        }

        /** After two missed intervals nothing it said counts any more. */
        private boolean stale(Instant now) {
            return good.isEmpty()
                    || goodAt.isEmpty()
                    || goodAt.get().plus(good.get().interval().multipliedBy(2)).isBefore(now);
        }
    }

    /** How many handsets the wire shows behind a server. */
    record Handsets(int known, int registered) {
        static final Handsets NONE = new Handsets(0, 0);

        static Handsets of(Registration registration) {
            boolean live = registration.state() == RegistrationState.REGISTERED && !registration.remembered();
            return new Handsets(1, live ? 1 : 0);
        }

        Handsets and(Handsets more) {
            return new Handsets(known + more.known, registered + more.registered);
        }
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
        boolean restarted = report.succeeded() && restarted(entry, report, at);
        entry.interfaces.computeIfAbsent(report.via(), via -> new Asked(report)).report(at, report);
        events.accept(new DomainEvent.DeviceReported(at, report, restarted));
    }

    /** Uptime going backwards is a restart, unless it went over the top of its 32 bits, after 497 days. */
    private static boolean restarted(Entry entry, DeviceReport report, Instant at) {
        OptionalLong uptime = report.facts().uptimeSeconds();
        if (uptime.isEmpty()) {
            return false;
        }
        Instant started = at.minusSeconds(uptime.getAsLong());
        boolean later = entry.startedAt
                .map(before -> before.plus(UPTIME_SLACK).isBefore(started))
                .orElse(false);
        if (later && overTheTop(entry.startedAt.orElseThrow(), started)) {
            return false;
        }
        if (entry.startedAt.isEmpty() || later) {
            entry.startedAt = Optional.of(started);
        }
        return later;
    }

    /** How many users it counted last, by whatever way it was asked; empty when it never said. */
    OptionalInt usersSaid(String server) {
        Entry entry = entries.get(server);
        if (entry == null) {
            return OptionalInt.empty();
        }
        return entry.interfaces.values().stream()
                .flatMap(asked -> asked.good.stream())
                .map(DeviceReport::facts)
                .map(facts -> facts.usersSubscribed().isPresent() ? facts.usersSubscribed() : facts.usersTotal())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }

    private static boolean overTheTop(Instant before, Instant started) {
        Duration slip = Duration.between(before, started);
        Duration inOneRound = Duration.ofSeconds(slip.toSeconds() % UPTIME_ROUND.toSeconds());
        return slip.compareTo(UPTIME_ROUND.minus(UPTIME_SLACK)) >= 0
                && (inOneRound.compareTo(UPTIME_SLACK) <= 0
                        || UPTIME_ROUND.minus(inOneRound).compareTo(UPTIME_SLACK) <= 0);
    }

    /** @param serverOf the name of the server a registration came by */
    List<ServerStatus> all(
            Instant now, Collection<Registration> registrations, Function<Registration, String> serverOf) {
        Map<String, Handsets> behind = new HashMap<>();
        registrations.forEach(one -> behind.merge(serverOf.apply(one), Handsets.of(one), Handsets::and));
        List<ServerStatus> all = new ArrayList<>(entries.size());
        entries.forEach((name, entry) -> all.add(status(name, entry, now, behind.getOrDefault(name, Handsets.NONE))));
        return all;
    }

    private static ServerStatus status(String name, Entry entry, Instant now, Handsets behind) {
        List<InterfaceStatus> interfaces = entry.interfaces.values().stream()
                .map(asked -> asked.status(now))
                .toList();
        Optional<InterfaceStatus> best = best(interfaces);
        return new ServerStatus(
                name,
                entry.configured,
                best.isPresent(),
                best.map(InterfaceStatus::lastReport),
                best.flatMap(InterfaceStatus::lastGood),
                best.flatMap(InterfaceStatus::lastGoodAt),
                best.flatMap(InterfaceStatus::failingSince),
                best.map(InterfaceStatus::stale).orElse(false),
                entry.startedAt,
                entry.seen,
                behind.known(),
                behind.registered(),
                interfaces);
    }

    /** Who answered last speaks for the server; if nobody ever did, who was asked first. */
    private static Optional<InterfaceStatus> best(List<InterfaceStatus> interfaces) {
        return interfaces.stream()
                .filter(status -> status.lastGoodAt().isPresent())
                .max(Comparator.comparing(status -> status.lastGoodAt().orElseThrow()))
                .or(() -> interfaces.stream().findFirst());
    }

    /** Whether what it said last over this interface still counts. */
    boolean answers(String server, DeviceReport.Interface via, Instant now) {
        return Optional.ofNullable(entries.get(server))
                .map(entry -> entry.interfaces.get(via))
                .filter(asked -> !asked.stale(now))
                .isPresent();
    }

    int size() {
        return entries.size();
    }
}
