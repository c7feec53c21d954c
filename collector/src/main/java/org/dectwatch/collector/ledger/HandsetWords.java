package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.HandsetDirectory;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Eviction;
import org.dectwatch.collector.table.Limits;

/**
 * What servers and the cloud say of handsets: the last word of each interface. Kept by each name that the word gives, so that it is
 * found whichever of them the site's list knows.
 */
final class HandsetWords {
    private static final int KEPT = 60_000;
    /** Nobody speaks of it any more: it was taken out of its server, perhaps. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final HandsetDirectory directory;
    private final Consumer<DomainEvent> events;
    private final BoundedTable<HandsetName, Map<DeviceReport.Interface, Said>> byName =
            new BoundedTable<>(new Limits(KEPT, Long.MAX_VALUE, FORGOTTEN_AFTER), this::evicted);

    /** @param since when this interface began to say the same of its registration */
    private record Said(Instant at, Instant since, HandsetWord word) {
        Said then(Instant later, HandsetWord next) {
            boolean same = next.facts().registered().equals(word.facts().registered());
            return new Said(later, same ? since : later, next);
        }
    }

    /** A handset that no list and no registration names, by all names that were given to it. */
    record Stranger(HandsetKey key, String server) {}

    HandsetWords(HandsetDirectory directory, Consumer<DomainEvent> events) {
        this.directory = directory;
        this.events = events;
    }

    private void evicted(HandsetName name, Map<DeviceReport.Interface, Said> all, Eviction reason, long atNanos) {
        if (reason != Eviction.AGE) {
            events.accept(new DomainEvent.Evicted(Times.instant(atNanos), "handsetWords", reason.name(), 1));
        }
    }

    void said(Instant at, HandsetWord word) {
        Optional<HandsetWord> before = Optional.empty();
        for (HandsetName name : HandsetName.of(word.handset())) {
            Map<DeviceReport.Interface, Said> all =
                    byName.get(name, Times.nanos(at)).orElseGet(() -> new EnumMap<>(DeviceReport.Interface.class));
            Said was = all.get(word.via());
            all.put(word.via(), was == null ? new Said(at, at, word) : was.then(at, word));
            before = before.isPresent() ? before : Optional.ofNullable(was).map(Said::word);
            byName.put(name, all, 1, Times.nanos(at));
        }
        events.accept(new DomainEvent.HandsetSaid(at, idOf(word.handset()), before, word));
    }

    /** The id of a row: of the list, else the first name there is. */
    private String idOf(HandsetKey key) {
        return directory.find(key).map(Site.KnownHandset::id).orElseGet(() -> idOfUnlisted(key));
    }

    /** How whoever stands in no list is called: by its user as a registration would be, else by IPEI, else by extension. */
    static String idOfUnlisted(HandsetKey key) {
        return key.user().or(key::ipei).or(key::extension).orElseThrow();
    }

    /** The last word of each interface about whoever bears one of these names. */
    List<HandsetWord.Kept> of(HandsetKey handset, Instant now) {
        if (byName.size() == 0) {
            return List.of();
        }
        Map<DeviceReport.Interface, Said> newest = new EnumMap<>(DeviceReport.Interface.class);
        for (HandsetName name : HandsetName.of(handset)) {
            byName.peek(name)
                    .ifPresent(all -> all.forEach(
                            (via, said) -> newest.merge(via, said, (a, b) -> b.at().isAfter(a.at()) ? b : a)));
        }
        List<HandsetWord.Kept> kept = new ArrayList<>(newest.size());
        newest.values()
                .forEach(said -> kept.add(new HandsetWord.Kept(
                        said.at(),
                        said.since(),
                        said.word(),
                        said.at().plus(said.word().goodFor()).isBefore(now))));
        return kept;
    }

    /**
     * Those of whom others speak and whom nobody else knows: no row of the list, no registration. Names that one word gives belong to
     * one handset.
     *
     * @param registered whether a registration with this user is known
     */
    List<Stranger> strangers(Predicate<String> registered) {
        Map<HandsetName, Set<HandsetName>> together = new LinkedHashMap<>();
        Map<HandsetName, String> servers = new HashMap<>();
        byName.forEach((name, all) -> all.values().forEach(said -> {
            HandsetKey key = said.word().handset();
            if (directory.find(key).isEmpty() && key.user().filter(registered).isEmpty()) {
                join(together, HandsetName.of(key));
                servers.merge(name, said.word().server(), (a, b) -> a.isEmpty() ? b : a);
            }
        }));
        List<Stranger> strangers = new ArrayList<>();
        for (Set<HandsetName> names : new LinkedHashSet<>(together.values())) {
            HandsetKey key = new HandsetKey(
                    text(names, HandsetName.Kind.IPEI),
                    text(names, HandsetName.Kind.USER),
                    text(names, HandsetName.Kind.EXTENSION));
            String server = names.stream()
                    .map(name -> servers.getOrDefault(name, ""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            if (key.user().filter(registered).isEmpty()) {
                strangers.add(new Stranger(key, server));
            }
        }
        return strangers;
    }

    private static void join(Map<HandsetName, Set<HandsetName>> together, List<HandsetName> names) {
        Set<HandsetName> all = new LinkedHashSet<>(names);
        names.forEach(name -> all.addAll(together.getOrDefault(name, Set.of())));
        all.forEach(name -> together.put(name, all));
    }

    private static Optional<String> text(Set<HandsetName> names, HandsetName.Kind kind) {
        return names.stream()
                .filter(name -> name.kind() == kind)
                .map(HandsetName::text)
                .findFirst();
    }

    int size() {
        return byName.size();
    }
}
