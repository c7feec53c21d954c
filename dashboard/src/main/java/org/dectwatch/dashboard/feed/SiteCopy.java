package org.dectwatch.dashboard.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.dashboard.model.Envelope;
import org.dectwatch.dashboard.model.Mirror;
import org.jspecify.annotations.Nullable;

/**
 * The copy of one collector's state. The mirror is touched on an ordered worker alone, everything else on the event loop.
 */
final class SiteCopy {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int RECENT = 32;
    private final Vertx vertx;
    private final Mirror mirror = new Mirror();
    private final ArrayDeque<RawDelta> recent = new ArrayDeque<>();
    private @Nullable WholeSite written;
    private Optional<Envelope> held = Optional.empty();

    SiteCopy(Vertx vertx) {
        this.vertx = vertx;
    }

    Optional<Envelope> envelope() {
        return held;
    }

    Optional<Held> held() {
        return held.map(envelope -> new Held(envelope.runId(), envelope.revision()));
    }

    /** False when it does not follow what is held; fails when it is not understood. */
    Future<Boolean> take(byte[] json) {
        return vertx.executeBlocking(() -> mirrored(json)).map(result -> {
            result.ifPresent(now -> remember(now, json));
            return result.isPresent();
        });
    }

    private Optional<Envelope> mirrored(byte[] json) throws IOException {
        JsonNode tree = MAPPER.readTree(json);
        return mirror.take(tree) ? mirror.held() : Optional.empty();
    }

    private void remember(Envelope now, byte[] json) {
        held = Optional.of(now);
        if (now.base().isEmpty()) {
            recent.clear();
            return;
        }
        recent.add(new RawDelta(now.runId(), now.base().get(), now.revision(), json));
        if (recent.size() > RECENT) {
            recent.remove();
        }
    }

    /** What leads from there to the state held now; empty when only a whole snapshot does. */
    Optional<List<RawDelta>> since(Held from) {
        List<RawDelta> missed = new ArrayList<>();
        for (RawDelta delta : recent) {
            boolean begins = missed.isEmpty() && delta.runId().equals(from.runId()) && delta.base() == from.revision();
            if (begins || !missed.isEmpty()) {
                missed.add(delta);
            }
        }
        boolean arrives = held().equals(Optional.of(from)) || !missed.isEmpty();
        return arrives ? Optional.of(missed) : Optional.empty();
    }

    /** Written once for all who ask at the same revision; empty before the first snapshot. */
    Future<Optional<WholeSite>> whole() {
        return vertx.executeBlocking(this::write);
    }

    private Optional<WholeSite> write() throws JsonProcessingException {
        Optional<Envelope> now = mirror.held();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Held which = new Held(now.get().runId(), now.get().revision());
        WholeSite known = written;
        if (known == null || !known.held().equals(which)) {
            known = new WholeSite(
                    which, MAPPER.writeValueAsBytes(mirror.snapshot().orElseThrow()));
            written = known;
        }
        return Optional.of(known);
    }
}
