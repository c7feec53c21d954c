package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.HeaderText;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Messages of the running and of the last failed attempt of each handset, masked, 8 MiB of each in all. Few are ever looked at, so
 * only then they are cut into lines.
 */
final class Ladders {
    private static final int MOST_MESSAGES = 24;
    private static final Limits LIMITS = new Limits(50_000, 8L << 20, Limits.FOREVER);

    private final BoundedTable<AddressOfRecord, Ladder> running =
            new BoundedTable<>(LIMITS, (aor, ladder, reason, at) -> {});
    private final BoundedTable<AddressOfRecord, Ladder> failed =
            new BoundedTable<>(LIMITS, (aor, ladder, reason, at) -> {});

    /** A message as it is kept. */
    private record Noted(Instant time, FrameRef frame, Flow flow, HeaderText head) {
        /** Octets it takes, roughly. */
        long weight() {
            return 200L + head.text().length();
        }

        LadderEntry entry() {
            List<String> lines = head.lines();
            return lines.isEmpty()
                    ? new LadderEntry(time, frame, flow, "", lines)
                    : new LadderEntry(time, frame, flow, lines.get(0), lines.subList(1, lines.size()));
        }
    }

    /** Messages of one attempt. */
    private static final class Ladder {
        private final List<Noted> messages = new ArrayList<>(4);
        private long weight = 64;

        void add(Noted message) {
            if (messages.size() < MOST_MESSAGES) {
                messages.add(message);
                weight += message.weight();
            }
        }

        Ladder copy() {
            Ladder copy = new Ladder();
            messages.forEach(copy::add);
            return copy;
        }

        Instant lastTime() {
            return messages.get(messages.size() - 1).time();
        }

        List<LadderEntry> entries() {
            return messages.stream().map(Noted::entry).toList();
        }
    }

    void note(AddressOfRecord aor, boolean begins, Instant at, FrameRef frame, Observation.Sip sip) {
        Optional<Ladder> known = begins ? Optional.empty() : running.peek(aor);
        Ladder ladder = known.isPresent() ? known.get() : new Ladder();
        ladder.add(new Noted(at, frame, sip.flow(), sip.message().headerText()));
        running.put(aor, ladder, ladder.weight, Times.nanos(at));
    }

    void failed(AddressOfRecord aor) {
        Optional<Ladder> ladder = running.peek(aor);
        if (ladder.isPresent()) {
            Ladder copy = ladder.get().copy();
            failed.put(aor, copy, copy.weight, Times.nanos(copy.lastTime()));
        }
    }

    /** Messages of the last attempt that failed. */
    List<LadderEntry> lastFailed(AddressOfRecord aor) {
        return entries(failed.peek(aor));
    }

    /** Messages of the attempt begun last. */
    List<LadderEntry> running(AddressOfRecord aor) {
        return entries(running.peek(aor));
    }

    private static List<LadderEntry> entries(Optional<Ladder> ladder) {
        return ladder.isPresent() ? ladder.get().entries() : List.of();
    }

    void forget(AddressOfRecord aor) {
        running.remove(aor);
        failed.remove(aor);
    }
}
