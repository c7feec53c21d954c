package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** Messages of the running and of the last failed attempt of each handset, masked, 8 MiB of each in all. */
final class Ladders {
    private static final int MOST_MESSAGES = 24;
    private static final Limits LIMITS = new Limits(50_000, 8L << 20, Limits.FOREVER);

    private final BoundedTable<AddressOfRecord, Ladder> running =
            new BoundedTable<>(LIMITS, (aor, ladder, reason, at) -> {});
    private final BoundedTable<AddressOfRecord, List<LadderEntry>> failed =
            new BoundedTable<>(LIMITS, (aor, ladder, reason, at) -> {});

    /** A running attempt, and the octets it takes, roughly. */
    private static final class Ladder {
        final List<LadderEntry> messages = new ArrayList<>(4);
        long weight = 64;

        void add(LadderEntry entry) {
            if (messages.size() < MOST_MESSAGES) {
                messages.add(entry);
                weight += weight(entry);
            }
        }
    }

    void note(AddressOfRecord aor, boolean begins, Instant at, FrameRef frame, Observation.Sip sip) {
        List<String> lines = sip.message().headerLines();
        LadderEntry entry = new LadderEntry(
                at,
                frame,
                sip.flow(),
                lines.isEmpty() ? "" : lines.get(0),
                lines.subList(Math.min(1, lines.size()), lines.size()));
        Ladder ladder = begins ? new Ladder() : running.peek(aor).orElseGet(Ladder::new);
        ladder.add(entry);
        running.put(aor, ladder, ladder.weight, Times.nanos(at));
    }

    void failed(AddressOfRecord aor) {
        running.peek(aor).ifPresent(ladder -> {
            List<LadderEntry> frozen = List.copyOf(ladder.messages);
            failed.put(
                    aor,
                    frozen,
                    ladder.weight,
                    Times.nanos(frozen.get(frozen.size() - 1).time()));
        });
    }

    /** Messages of the last attempt that failed. */
    List<LadderEntry> lastFailed(AddressOfRecord aor) {
        return failed.peek(aor).orElseGet(List::of);
    }

    /** Messages of the attempt begun last. */
    List<LadderEntry> running(AddressOfRecord aor) {
        return running.peek(aor).map(ladder -> List.copyOf(ladder.messages)).orElseGet(List::of);
    }

    void forget(AddressOfRecord aor) {
        running.remove(aor);
        failed.remove(aor);
    }

    private static long weight(LadderEntry entry) {
        long weight = 120;
        for (String header : entry.headers()) {
            weight += 60 + header.length();
        }
        return weight;
    }
}
