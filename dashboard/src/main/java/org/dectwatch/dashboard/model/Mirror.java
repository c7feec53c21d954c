package org.dectwatch.dashboard.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.dashboard.model.Envelope.NotUnderstood;
import org.jspecify.annotations.Nullable;

/** One collector's state, rebuilt from a snapshot and the deltas after it. One worker at a time. */
public final class Mirror {
    /** Table to the field that is its key. */
    private static final Map<String, String> TABLES =
            Map.of("sources", "name", "servers", "name", "handsets", "id", "alerts", "id");

    /** As the collector keeps them. */
    private static final int TREND = 300;

    private final Map<String, Map<String, JsonNode>> tables = new LinkedHashMap<>();
    private final ArrayDeque<JsonNode> trend = new ArrayDeque<>();
    private @Nullable ObjectNode head;
    private @Nullable Envelope held;

    /** The envelope of what is held; empty before the first snapshot. */
    public Optional<Envelope> held() {
        return Optional.ofNullable(held);
    }

    /**
     * Takes a snapshot or delta.
     *
     * @return false when the delta does not follow what is held: ask for a snapshot
     * @throws NotUnderstood when it is neither
     */
    public boolean take(JsonNode json) {
        Envelope now = Envelope.of(json);
        Envelope before = held;
        ObjectNode fields = head;
        if (now.base().isEmpty()) {
            replace((ObjectNode) json);
        } else if (before == null || fields == null || !follows(before, now)) {
            return false;
        } else {
            apply(fields, json);
        }
        held = now;
        return true;
    }

    private static boolean follows(Envelope before, Envelope now) {
        return before.runId().equals(now.runId()) && now.base().equals(Optional.of(before.revision()));
    }

    private void replace(ObjectNode json) {
        tables.clear();
        TABLES.forEach((table, key) -> {
            Map<String, JsonNode> rows = new LinkedHashMap<>();
            put(rows, json.path(table), key);
            tables.put(table, rows);
        });
        trend.clear();
        json.path("trend").forEach(trend::add);
        ObjectNode fields = json.deepCopy();
        fields.remove(TABLES.keySet());
        fields.remove("trend");
        head = fields;
    }

    private void apply(ObjectNode fields, JsonNode delta) {
        for (String name : new String[] {"revision", "time", "verdict", "totals", "self"}) {
            if (delta.has(name)) {
                fields.set(name, delta.get(name));
            }
        }
        TABLES.forEach((table, key) -> {
            Map<String, JsonNode> rows = tables.computeIfAbsent(table, name -> new LinkedHashMap<>());
            delta.path(table).path("removed").forEach(gone -> rows.remove(gone.asText()));
            put(rows, delta.path(table).path("changed"), key);
        });
        delta.path("trend").forEach(trend::add);
        while (trend.size() > TREND) {
            trend.remove();
        }
    }

    private static void put(Map<String, JsonNode> rows, JsonNode changed, String key) {
        for (JsonNode row : changed) {
            if (!row.path(key).isTextual()) {
                throw new NotUnderstood("a row has no " + key);
            }
            rows.put(row.get(key).asText(), row);
        }
    }

    /** The whole as the collector would send it now, rows in order of arrival; empty before the first snapshot. */
    public Optional<ObjectNode> snapshot() {
        ObjectNode fields = head;
        if (fields == null) {
            return Optional.empty();
        }
        ObjectNode whole = fields.deepCopy();
        tables.forEach((table, rows) -> whole.set(table, array(rows.values())));
        whole.set("trend", array(trend));
        return Optional.of(whole);
    }

    private static ArrayNode array(Iterable<JsonNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(array::add);
        return array;
    }
}
