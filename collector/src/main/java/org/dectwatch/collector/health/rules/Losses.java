package org.dectwatch.collector.health.rules;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.health.Evidence;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.net.FrameRef;

/** The handsets of one server that are lost now, by when they were; as many as the ledger has registrations at the most. */
final class Losses {
    private final TreeSet<Loss> byTime = new TreeSet<>();
    private final Map<AddressOfRecord, Loss> byAor = new HashMap<>();
    private long added;
    private int openedWithNeed;
    private Instant since = Instant.MAX;

    private record Loss(Instant at, long order, AddressOfRecord aor, FrameRef lastPacket, Instant lastTime)
            implements Comparable<Loss> {
        @Override
        public int compareTo(Loss that) {
            int byTime = at.compareTo(that.at);
            return byTime != 0 ? byTime : Long.compare(order, that.order);
        }
    }

    void add(AddressOfRecord aor, Instant at, FrameRef lastPacket, Instant lastTime) {
        remove(aor);
        Loss loss = new Loss(at, added++, aor, lastPacket, lastTime);
        byAor.put(aor, loss);
        byTime.add(loss);
    }

    void remove(AddressOfRecord aor) {
        Loss loss = byAor.remove(aor);
        if (loss != null) {
            byTime.remove(loss);
        }
    }

    /** Drops what the ledger has forgotten. */
    void forgetUnless(Predicate<AddressOfRecord> known) {
        byTime.removeIf(loss -> !known.test(loss.aor()));
        byAor.keySet().removeIf(aor -> !known.test(aor));
    }

    int countSince(Instant from) {
        int count = 0;
        for (Loss loss : byTime.descendingSet()) {
            if (loss.at().isBefore(from)) {
                break;
            }
            count++;
        }
        return count;
    }

    void open(int needed, Instant windowStart) {
        openedWithNeed = needed;
        since = Instant.MAX;
        for (Loss loss : byTime.descendingSet()) {
            if (loss.at().isBefore(windowStart)) {
                break;
            }
            since = loss.at();
        }
    }

    void close() {
        openedWithNeed = 0;
    }

    /** How many losses it took to open; 0 while it is not. */
    int openedWithNeed() {
        return openedWithNeed;
    }

    /** The first loss of the incident. */
    Instant since() {
        return since;
    }

    int size() {
        return byTime.size();
    }

    boolean isEmpty() {
        return byTime.isEmpty();
    }

    List<Evidence> evidence() {
        return byTime.stream()
                .filter(loss -> !loss.at().isBefore(since))
                .limit(Finding.MOST_EVIDENCE)
                .map(loss -> Evidence.packet(loss.lastPacket(), loss.lastTime(), "last message about " + loss.aor()))
                .toList();
    }
}
