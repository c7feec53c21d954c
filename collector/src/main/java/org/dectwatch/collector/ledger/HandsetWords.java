package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * What servers and the cloud say of handsets: the last word of each interface. Kept by each name that the word gives, so that it is
 * found whichever of them the site's list knows.
 */
final class HandsetWords {
    private static final int KEPT = 60_000;

    private final Consumer<DomainEvent> events;
    private final BoundedTable<Name, Map<DeviceReport.Interface, Said>> byName =
            new BoundedTable<>(new Limits(KEPT, Long.MAX_VALUE, Limits.FOREVER), (name, said, why, at) -> {});

    private enum NameKind {
        IPEI,
        USER,
        EXTENSION
    }

    private record Name(NameKind kind, String text) {}

    private record Said(Instant at, HandsetWord word) {}

    HandsetWords(Consumer<DomainEvent> events) {
        this.events = events;
    }

    void said(Instant at, HandsetWord word) {
        Optional<HandsetWord> before = Optional.empty();
        for (Name name : names(word.handset())) {
            Map<DeviceReport.Interface, Said> all =
                    byName.get(name, Times.nanos(at)).orElseGet(() -> new EnumMap<>(DeviceReport.Interface.class));
            Said was = all.put(word.via(), new Said(at, word));
            before = before.isPresent() ? before : Optional.ofNullable(was).map(Said::word);
            byName.put(name, all, 1, Times.nanos(at));
        }
        events.accept(new DomainEvent.HandsetSaid(at, before, word));
    }

    /** The last word of each interface about whoever bears one of these names. */
    List<HandsetWord.Kept> of(HandsetKey handset, Instant now) {
        Map<DeviceReport.Interface, Said> newest = new EnumMap<>(DeviceReport.Interface.class);
        for (Name name : names(handset)) {
            byName.peek(name)
                    .ifPresent(all -> all.forEach(
                            (via, said) -> newest.merge(via, said, (a, b) -> b.at().isAfter(a.at()) ? b : a)));
        }
        List<HandsetWord.Kept> kept = new ArrayList<>(newest.size());
        newest.values()
                .forEach(said -> kept.add(new HandsetWord.Kept(
                        said.at(),
                        said.word(),
                        said.at().plus(said.word().goodFor()).isBefore(now))));
        return kept;
    }

    private static List<Name> names(HandsetKey key) {
        List<Name> names = new ArrayList<>(3);
        key.ipei().ifPresent(text -> names.add(new Name(NameKind.IPEI, text)));
        key.user().ifPresent(text -> names.add(new Name(NameKind.USER, text)));
        key.extension().ifPresent(text -> names.add(new Name(NameKind.EXTENSION, text)));
        return names;
    }

    int size() {
        return byName.size();
    }
}
