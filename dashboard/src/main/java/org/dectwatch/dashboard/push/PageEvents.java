package org.dectwatch.dashboard.push;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dectwatch.dashboard.model.LinkState;

/** What a page is told, as server-sent events. Collectors' names need no escaping: the options allow letters, digits, {@code . - _}. */
final class PageEvents {
    private PageEvents() {}

    static Buffer hello(String version, Instant now, List<String> collectors) {
        return event(
                "hello",
                new JsonObject()
                        .put("version", version)
                        .put("time", now.toString())
                        .put("collectors", new JsonArray(collectors)));
    }

    static Buffer beat(Instant now) {
        return event("beat", new JsonObject().put("time", now.toString()));
    }

    static Buffer link(String collector, LinkState link) {
        return event(
                "link",
                new JsonObject()
                        .put("collector", collector)
                        .put("state", link.state().name())
                        .put("since", link.since().toString())
                        .put("why", link.why()));
    }

    /** @param old for how long the dashboard has held it */
    static Buffer site(String collector, Duration old, byte[] snapshot) {
        return passedOn("site", collector, "old\":" + old.toMillis() + ",\"snapshot", snapshot);
    }

    static Buffer delta(String collector, byte[] delta) {
        return passedOn("delta", collector, "delta", delta);
    }

    private static Buffer passedOn(String event, String collector, String field, byte[] json) {
        String head = "event: " + event + "\ndata: {\"collector\":\"" + collector + "\",\"" + field + "\":";
        return Buffer.buffer(head.length() + json.length + 3)
                .appendString(head)
                .appendBytes(json)
                .appendString("}\n\n");
    }

    private static Buffer event(String event, JsonObject data) {
        return Buffer.buffer("event: " + event + "\ndata: " + data.encode() + "\n\n");
    }
}
