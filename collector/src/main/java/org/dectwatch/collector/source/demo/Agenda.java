package org.dectwatch.collector.source.demo;

import java.time.Duration;
import java.util.PriorityQueue;

/** What falls due, by time; what falls due at the same time, in the order in which it was arranged. Its clock is its own. */
final class Agenda {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long arranged;
    private long now;

    private record Entry(long at, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry that) {
            return at != that.at ? Long.compare(at, that.at) : Long.compare(order, that.order);
        }
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return now;
    }

    /** Arranges for a time, or for now when that time has passed. */
    void at(long nanos, Runnable what) {
        entries.add(new Entry(Math.max(nanos, now), arranged++, what));
    }

    void after(long nanos, Runnable what) {
        at(now + nanos, what);
    }

    void after(Duration span, Runnable what) {
        after(span.toNanos(), what);
    }

    /** Moves on to what is due next and does it; false when nothing is arranged. */
    boolean turn() {
        Entry next = entries.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }
}
