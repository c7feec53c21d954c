package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What must happen at a time of its own. Each entry of a table owns at most one place here: it says when it wants to be woken
 * next, looks what is due then, and asks again; so refreshes do not pile up old deadlines.
 */
final class Deadlines {
    private static final int FEW = 1000;

    private final PriorityQueue<Wake> queue = new PriorityQueue<>();
    private long order;
    /** Sleepers with a place; what else is in the queue was left behind. */
    private int standing;

    /** An entry with deadlines. */
    interface Sleeper {
        /** Does all that is due at {@code at}. */
        void wake(Instant at);

        /** When it wants to be woken next. */
        Optional<Instant> next();

        /** The place it holds in the queue, if any. */
        Slot slot();
    }

    /** Where a sleeper stands in the queue. */
    static final class Slot {
        private Instant at = Instant.MAX;
    }

    /** To be called whenever a sleeper's next deadline may have become earlier. */
    void arrange(Sleeper sleeper) {
        Optional<Instant> next = sleeper.next();
        if (next.isPresent() && next.get().isBefore(sleeper.slot().at)) {
            standing += sleeper.slot().at.equals(Instant.MAX) ? 1 : 0;
            sleeper.slot().at = next.get();
            queue.add(new Wake(next.get(), order++, sleeper));
            sweep();
        }
    }

    /** A sleeper that is no more: it is not woken again, and not kept. */
    void forget(Sleeper sleeper) {
        standing -= sleeper.slot().at.equals(Instant.MAX) ? 0 : 1;
        sleeper.slot().at = Instant.MAX;
        sweep();
    }

    /** Places left behind may lie in years to come: they go as soon as they are the greater part. */
    private void sweep() {
        if (queue.size() > 2 * standing + FEW) {
            queue.removeIf(wake -> !wake.at.equals(wake.sleeper.slot().at));
        }
    }

    /** The next deadline at or before {@code now}, taken out; empty when there is none. */
    Optional<Wake> takeDue(Instant now) {
        while (true) {
            Wake first = queue.peek();
            if (first == null || first.at.isAfter(now)) {
                return Optional.empty();
            }
            queue.poll();
            // A sleeper that asked for an earlier time since leaves its old place behind.
            if (first.at.equals(first.sleeper.slot().at)) {
                first.sleeper.slot().at = Instant.MAX;
                standing--;
                return Optional.of(first);
            }
        }
    }

    int size() {
        return queue.size();
    }

    /** A deadline that is due. */
    record Wake(Instant at, long order, Sleeper sleeper) implements Comparable<Wake> {
        @Override
        public int compareTo(Wake that) {
            int byTime = at.compareTo(that.at);
            return byTime != 0 ? byTime : Long.compare(order, that.order);
        }
    }
}
