package org.dectwatch.collector.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.net.Times;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/**
 * Tells each stream once, as it ended: shortly after its call is over, for the meter keeps a stream for minutes after its last packet;
 * where no call claims it, when the meter lets it go.
 */
final class StreamsOver {
    /** The last second of a stream comes after the BYE. */
    private static final Duration LAST_SECOND = Duration.ofSeconds(3);

    private static final Limits CALLS = new Limits(20_000, Long.MAX_VALUE, Duration.ofMinutes(30));

    private final BiConsumer<MediaStream, String> tell;
    private final BoundedTable<String, Map<String, Heard>> calls = new BoundedTable<>(CALLS, (id, of, why, at) -> {});
    private final Deque<Due> due = new ArrayDeque<>();

    private record Heard(MediaStream stream, String server, boolean told) {}

    private record Due(Instant at, String callId) {}

    /** @param tell takes a stream and its server */
    StreamsOver(BiConsumer<MediaStream, String> tell) {
        this.tell = tell;
    }

    void heard(DomainEvent.StreamHeard event) {
        MediaStream stream = event.stream();
        if (stream.callId().isEmpty()) {
            if (event.interval().last()) {
                tell.accept(stream, event.server());
            }
            return;
        }
        String callId = stream.callId().get();
        long nanos = Times.nanos(event.time());
        Map<String, Heard> streams = calls.get(callId, nanos).orElseGet(LinkedHashMap::new);
        Heard before = streams.get(stream.id());
        boolean told = before != null && before.told();
        if (event.interval().last()) {
            streams.remove(stream.id());
            if (!told) {
                tell.accept(stream, event.server());
            }
        } else {
            streams.put(stream.id(), new Heard(stream, event.server(), told));
        }
        if (streams.isEmpty()) {
            calls.remove(callId);
        } else {
            calls.put(callId, streams, 1, nanos);
        }
    }

    void over(Instant at, String callId) {
        if (calls.peek(callId).isPresent()) {
            due.add(new Due(at.plus(LAST_SECOND), callId));
        }
    }

    void advance(Instant now) {
        while (!due.isEmpty() && !due.getFirst().at().isAfter(now)) {
            calls.peek(due.removeFirst().callId())
                    .ifPresent(streams -> streams.replaceAll((id, heard) -> {
                        if (!heard.told()) {
                            tell.accept(heard.stream(), heard.server());
                        }
                        return new Heard(heard.stream(), heard.server(), true);
                    }));
        }
    }
}
