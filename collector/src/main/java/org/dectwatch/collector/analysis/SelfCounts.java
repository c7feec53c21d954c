package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.view.SelfStatus;

/** What the analysis counts of the collector itself. Written by the analysis thread, read by any. */
public final class SelfCounts {
    private final String version;
    private final AtomicLongArray malformed = new AtomicLongArray(Malformed.Reason.values().length);
    private volatile long evicted;
    private long lastShed;
    private Optional<Instant> lastShedAt = Optional.empty();

    public SelfCounts(String version) {
        this.version = version;
    }

    void flaw(Malformed.Reason reason) {
        malformed.incrementAndGet(reason.ordinal());
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void evicted(long count) {
        evicted += count;
    }

    /** Flaws of this reason since the start. */
    public long malformed(Malformed.Reason reason) {
        return malformed.get(reason.ordinal());
    }

    SelfStatus status(ObservationQueue queue, Instant streamTime) {
        long shed = queue.shed().values().stream().mapToLong(Long::longValue).sum();
        if (shed > lastShed) {
            lastShed = shed;
            lastShedAt = Optional.of(streamTime);
        }
        long flaws = 0;
        for (int i = 0; i < malformed.length(); i++) {
            flaws += malformed.get(i);
        }
        return new SelfStatus(version, queue.depth(), queue.capacity(), shed, lastShedAt, evicted, flaws);
    }
}
