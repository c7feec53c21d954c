package org.dectwatch.collector.api;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.view.Delta;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.LiveView.Published;
import org.dectwatch.collector.view.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The live view as bytes, each revision serialised once for all readers. Used by one worker at a time: the API asks through
 * ordered {@code executeBlocking}.
 */
@SuppressWarnings("ReferenceEquality") // the same object is meant
final class Frames {
    private final Map<Long, Buffer> deltas = new LinkedHashMap<>();
    private @Nullable Snapshot written;
    private byte[] snapshot = new byte[0];
    private byte @Nullable [] zipped;
    private Buffer frame = Buffer.buffer();
    private boolean framed;

    /** The snapshot as JSON; the same array again while the revision is the same. */
    byte[] snapshot(Snapshot of) {
        if (written != of) {
            snapshot = Json.bytes(of);
            zipped = null;
            framed = false;
            written = of;
        }
        return snapshot;
    }

    byte[] zippedSnapshot(Snapshot of) {
        byte[] plain = snapshot(of);
        byte[] known = zipped;
        if (known == null) {
            known = Zip.of(plain);
            zipped = known;
        }
        return known;
    }

    /** What leads from a revision to now: its deltas, or where they are gone, or {@code from} is empty, a whole snapshot. */
    List<Buffer> since(Published now, Optional<EventId> from) {
        Optional<List<Delta>> missed = from.flatMap(id -> LiveView.since(now, id.runId(), id.revision()));
        if (missed.isEmpty()) {
            return List.of(snapshotFrame(now.snapshot()));
        }
        deltas.keySet()
                .removeIf(revision ->
                        now.deltas().isEmpty() || revision < now.deltas().get(0).revision());
        List<Buffer> frames = new ArrayList<>();
        for (Delta delta : missed.get()) {
            frames.add(deltas.computeIfAbsent(
                    delta.revision(),
                    revision -> frame("delta", new EventId(delta.runId(), revision), Json.bytes(delta))));
        }
        return frames;
    }

    private Buffer snapshotFrame(Snapshot of) {
        byte[] json = snapshot(of);
        if (!framed) {
            frame = frame("snapshot", new EventId(of.runId(), of.revision()), json);
            framed = true;
        }
        return frame;
    }

    /** Our JSON has no line breaks, so one data line is enough. */
    private static Buffer frame(String event, EventId id, byte[] json) {
        byte[] head = ("event: " + event + "\nid: " + id + "\ndata: ").getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(head.length + json.length + 2)
                .appendBytes(head)
                .appendBytes(json)
                .appendString("\n\n");
    }
}
