package org.dectwatch.collector.scrape.xmlrpc;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.HandsetWord.Facts;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * What events said of each handset: one event tells one thing, but a word replaces the one before it whole. Each thing has its own
 * age, so that a battery's level of yesterday does not live on by this hour's base station. On one thread.
 */
final class HandsetMemory {
    private static final int MOST = 10_000;

    private final Duration keep;
    private final BoundedTable<String, Map<Thing, Known>> handsets;

    /** What can be known of a handset. Truths are 0 and 1. */
    enum Thing {
        REACHABLE,
        CHARGER,
        BATTERY,
        BASE,
        SIGNAL
    }

    private record Known(int value, Instant at) {}

    /** @param keep how long a thing is known */
    HandsetMemory(Duration keep) {
        this.keep = keep;
        this.handsets = new BoundedTable<>(new Limits(MOST, Long.MAX_VALUE, keep), (who, what, why, at) -> {});
    }

    /** All that is known now, with what is new. */
    Facts learn(String handset, Instant now, Map<Thing, Integer> news, String detail) {
        Map<Thing, Known> known = handsets.get(handset, Times.nanos(now)).orElseGet(() -> new EnumMap<>(Thing.class));
        known.values().removeIf(one -> one.at().plus(keep).isBefore(now));
        news.forEach((thing, value) -> known.put(thing, new Known(value, now)));
        handsets.put(handset, known, 1, Times.nanos(now));
        Facts none = Facts.none(detail);
        return new Facts(
                none.subscribed(),
                none.registered(),
                truth(known, Thing.REACHABLE),
                truth(known, Thing.CHARGER),
                number(known, Thing.BATTERY),
                number(known, Thing.BASE),
                number(known, Thing.SIGNAL),
                none.firmware(),
                none.lastRegisteredAt(),
                detail);
    }

    private static Optional<Boolean> truth(Map<Thing, Known> known, Thing thing) {
        return Optional.ofNullable(known.get(thing)).map(one -> one.value() != 0);
    }

    private static OptionalInt number(Map<Thing, Known> known, Thing thing) {
        Known one = known.get(thing);
        return one == null ? OptionalInt.empty() : OptionalInt.of(one.value());
    }
}
