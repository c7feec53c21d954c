package org.dectwatch.collector.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.observe.ObservationQueue;
import org.dectwatch.collector.view.SelfStatus;

/** What the analysis counts of the collector itself. Written by the analysis thread, read by any. */
public final class SelfCounts {
    private final String version;
    private final Map<Malformed.Reason, AtomicLong> malformed;
    private final AtomicLong evicted = new AtomicLong();
    private long lastShed;
    private Optional<Instant> lastShedAt = Optional.empty();

    public SelfCounts(String version) {
        this.version = version;
        Map<Malformed.Reason, AtomicLong> none = new EnumMap<>(Malformed.Reason.class);
        for (Malformed.Reason reason : Malformed.Reason.values()) {
            none.put(reason, new AtomicLong());
        }
        malformed = Collections.unmodifiableMap(none);
    }

    void flaw(Malformed.Reason reason) {
        count(reason).incrementAndGet();
    }

    void evicted(long count) {
        evicted.addAndGet(count);
    }

    /** Flaws of this reason since the start. */
    public long malformed(Malformed.Reason reason) {
        return count(reason).get();
    }

    SelfStatus status(ObservationQueue queue, Instant streamTime) {
        long shed = queue.shed().values().stream().mapToLong(Long::longValue).sum();
        if (shed > lastShed) {
            lastShed = shed;
            lastShedAt = Optional.of(streamTime);
        }
        long flaws = malformed.values().stream().mapToLong(AtomicLong::get).sum();
        return new SelfStatus(version, queue.depth(), queue.capacity(), shed, lastShedAt, evicted.get(), flaws);
    }

    private AtomicLong count(Malformed.Reason reason) {
        return Objects.requireNonNull(malformed.get(reason));
    }
}
