package org.dectwatch.dashboard.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A larger site out of the golden one, with ten minutes of history, that changes as one looks. */
final class DemoSite {
    private static final String[] NAMES = {
        "Ward 1 nurse", "Ward 2 nurse", "Ward 3 nurse", "Surgery", "Anaesthesia", "Porter", "Kitchen", "Pharmacy",
        "Reception", "Radiology", "Laboratory", "Security", "Facility", "Night desk", "Intensive care", "Physiotherapy",
        "Maternity", "Dialysis", "Chaplain", "IT on call", "Transport", "Laundry", "Archive", "Fire warden"
    };
    private final Random random = new Random(7);
    private final JsonObject snapshot;
    private long messages = 48_000;

    DemoSite(Instant now) throws IOException {
        snapshot = DemoCollector.golden("snapshot.json");
        Instant golden = Instant.parse(snapshot.getString("time"));
        snapshot.put("time", now.toString());
        JsonArray templates = snapshot.getJsonArray("handsets").copy();
        JsonArray rows = new JsonArray();
        for (int i = 0; i < 48; i++) {
            int template = random.nextInt(100) < 78 ? 0 : random.nextInt(templates.size());
            rows.add(handset(templates.getJsonObject(template).copy(), i));
        }
        snapshot.put("handsets", rows);
        shift(snapshot, now.toEpochMilli() - golden.toEpochMilli(), now);
        totals();
        JsonArray trend = new JsonArray();
        for (int s = 600; s > 0; s -= 2) {
            trend.add(point(now.minusSeconds(s), s > 300 ? 48 - 9 : registered()));
        }
        snapshot.put("trend", trend);
    }

    private JsonObject handset(JsonObject row, int i) {
        String server = i % 2 == 0 ? "north" : "south";
        String user = String.valueOf(4001 + i);
        row.put("id", "03100000" + user).put("ipei", "03100000" + user).put("extension", user);
        row.put("name", NAMES[i % NAMES.length] + (i >= NAMES.length ? " B" : ""));
        row.put("server", server).put("aor", "sip:" + user + "@example.webex.com");
        boolean talks = row.getString("state").equals("REGISTERED") && random.nextInt(6) == 0;
        row.put("activeCalls", talks ? 1 : 0);
        return row;
    }

    /** All instants of the golden snapshot, so much later; a little noise so that not all ages are equal. */
    private void shift(JsonObject json, long ms, Instant now) {
        for (String field : List.copyOf(json.fieldNames())) {
            Object value = json.getValue(field);
            if (value instanceof JsonObject inner) {
                shift(inner, ms, now);
            } else if (value instanceof JsonArray rows) {
                rows.forEach(row -> {
                    if (row instanceof JsonObject inner) {
                        shift(inner, ms, now);
                    }
                });
            } else if (value instanceof String text
                    && text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
                    && !text.equals(now.toString())) {
                long noise = field.equals("time") ? 0 : random.nextInt(40_000);
                json.put(field, Instant.parse(text).plusMillis(ms - noise).toString());
            }
        }
    }

    private int registered() {
        return snapshot.getJsonObject("totals").getInteger("registered");
    }

    private void totals() {
        JsonObject totals = snapshot.getJsonObject("totals");
        int[] counts = new int[6];
        int calls = 0;
        for (Object each : snapshot.getJsonArray("handsets")) {
            JsonObject row = (JsonObject) each;
            int state = row.getBoolean("remembered")
                    ? 5
                    : List.of("REGISTERED", "EXPIRED", "UNREGISTERED", "NEVER", "UNKNOWN")
                            .indexOf(row.getString("state"));
            counts[state]++;
            calls += row.getInteger("activeCalls");
        }
        totals.put("handsets", 48).put("registered", counts[0]).put("expired", counts[1]);
        totals.put("unregistered", counts[2]).put("never", counts[3]).put("unknown", counts[4]);
        totals.put("remembered", counts[5]).put("activeCalls", calls).put("streams", 2 * calls);
        totals.put("alertsFiring", 1).put("alertsHeld", 1);
        totals.getJsonObject("sip").put("messages", messages);
        for (Object each : snapshot.getJsonArray("servers")) {
            JsonObject server = (JsonObject) each;
            server.put("handsets", 24).put("registered", (int) snapshot.getJsonArray("handsets").stream()
                    .map(JsonObject.class::cast)
                    .filter(row -> row.getString("server").equals(server.getString("name"))
                            && row.getString("state").equals("REGISTERED")
                            && !row.getBoolean("remembered"))
                    .count());
            server.getJsonObject("said")
                    .put("usersTotal", 24)
                    .put("usersSubscribed", 24)
                    .put("usersRegistered", 21);
        }
    }

    private JsonObject point(Instant time, int registered) {
        messages += 6 + random.nextInt(9);
        return new JsonObject()
                .put("time", time.toString())
                .put("registered", registered)
                .put("handsets", 48)
                .put("activeCalls", 3)
                .put("sipMessages", messages);
    }

    JsonObject snapshot() {
        return snapshot;
    }

    /** Some handsets are refreshed, and sometimes one is lost or comes back. */
    void step(DemoCollector collector, Instant now) {
        List<JsonObject> changed = new ArrayList<>();
        JsonArray rows = snapshot.getJsonArray("handsets");
        for (int i = 0; i < 3; i++) {
            JsonObject row = rows.getJsonObject(random.nextInt(rows.size())).copy();
            if (row.getString("state").equals("REGISTERED") && !row.getBoolean("remembered")) {
                row.put("lastSeenAt", now.toString())
                        .put("expiresAt", now.plusSeconds(120).toString());
                changed.add(row);
            }
        }
        JsonObject point = point(now, registered());
        totals();
        collector.tell(now, changed, List.of(point));
    }
}
