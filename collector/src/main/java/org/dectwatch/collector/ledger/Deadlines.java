package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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
        private @Nullable Wake wake;
    }

    /** To be called whenever a sleeper's next deadline may have become earlier. */
    void arrange(Sleeper sleeper) {
        Optional<Instant> next = sleeper.next();
        Slot slot = sleeper.slot();
        if (next.isPresent() && (slot.wake == null || next.get().isBefore(slot.wake.at))) {
            leave(slot);
            slot.wake = new Wake(next.get(), order++, sleeper);
            standing++;
            queue.add(slot.wake);
            sweep();
        }
    }

    /** A sleeper that is no more: it is not woken again, and not kept. */
    void forget(Sleeper sleeper) {
        leave(sleeper.slot());
        sweep();
    }

    /** The place stays in the queue for a while, but keeps nobody alive. */
    private void leave(Slot slot) {
        if (slot.wake != null) {
            slot.wake.sleeper = null;
            slot.wake = null;
            standing--;
        }
    }

    /** Places left behind may lie in years to come: they go as soon as they are the greater part. */
    private void sweep() {
        if (queue.size() > 2 * standing + FEW) {
            queue.removeIf(wake -> wake.sleeper == null);
        }
    }

    /** The next deadline at or before {@code now}, taken out; empty when there is none. */
    Optional<Due> takeDue(Instant now) {
        while (true) {
            Wake first = queue.peek();
            if (first == null || first.at.isAfter(now)) {
                return Optional.empty();
            }
            queue.poll();
            // A sleeper that asked for an earlier time since leaves its old place behind.
            if (first.sleeper != null) {
                Due due = new Due(first.at, first.sleeper);
                leave(first.sleeper.slot());
                return Optional.of(due);
            }
        }
    }

    int size() {
        return queue.size();
    }

    /** A deadline that is due. */
    record Due(Instant at, Sleeper sleeper) {}

    private static final class Wake implements Comparable<Wake> {
        private final Instant at;
        private final long order;
        private @Nullable Sleeper sleeper;

        Wake(Instant at, long order, Sleeper sleeper) {
            this.at = at;
            this.order = order;
            this.sleeper = sleeper;
        }

        @Override
        public int compareTo(Wake that) {
            int byTime = at.compareTo(that.at);
            return byTime != 0 ? byTime : Long.compare(order, that.order);
        }
    }
}
