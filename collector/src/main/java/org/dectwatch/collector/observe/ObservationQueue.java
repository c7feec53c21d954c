package org.dectwatch.collector.observe;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one hand-over between source threads and the analysis thread: bounded, and honest about what it refuses. From three
 * quarters full media is shed, when full everything but ticks; a source that replays a file waits instead.
 *
 * <p>Why our own and not the Vert.x event bus: that one has no bound towards a consumer that is not paused (RATIONALE.md).
 */
public final class ObservationQueue {
    private final int capacity;
    private final int shedMediaFrom;
    private final ArrayDeque<Observation> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Map<Observation.Kind, Long> shed = new EnumMap<>(Observation.Kind.class);
    private boolean closed;

    /** @param capacity observations, 16 at least */
    public ObservationQueue(int capacity) {
        if (capacity < 16) {
            throw new IllegalArgumentException("queue capacity must be 16 at least, not " + capacity);
        }
        this.capacity = capacity;
        this.shedMediaFrom = capacity - capacity / 4;
    }

    /** Live: takes it, or sheds it and counts. */
    public boolean offer(Observation observation) {
        lock.lock();
        try {
            Observation.Kind kind = observation.body().kind();
            int size = waiting.size();
            boolean full = size >= capacity && kind != Observation.Kind.TICK;
            if (closed || full || (kind == Observation.Kind.MEDIA && size >= shedMediaFrom)) {
                shed.merge(kind, 1L, Long::sum);
                return false;
            }
            waiting.add(observation);
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Replay: waits for room. Returns false when the queue was closed meanwhile or the thread was interrupted. */
    public boolean put(Observation observation) {
        lock.lock();
        try {
            while (waiting.size() >= capacity && !closed) {
                notFull.await();
            }
            if (closed) {
                return false;
            }
            waiting.add(observation);
            notEmpty.signal();
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Moves up to {@code most} observations to {@code into}, waiting at most so long for the first. */
    public int drain(List<Observation> into, int most, long waitMillis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (waiting.isEmpty() && !closed && left > 0) {
                left = notEmpty.awaitNanos(left);
            }
            int taken = 0;
            for (Observation next = waiting.poll(); next != null; next = waiting.poll()) {
                into.add(next);
                if (++taken == most) {
                    break;
                }
            }
            if (taken > 0) {
                notFull.signalAll();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in; what waits can still be drained. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public int depth() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    public int capacity() {
        return capacity;
    }

    /** How many of each kind were refused since the start. */
    public Map<Observation.Kind, Long> shed() {
        lock.lock();
        try {
            return Collections.unmodifiableMap(new EnumMap<>(shed));
        } finally {
            lock.unlock();
        }
    }
}
