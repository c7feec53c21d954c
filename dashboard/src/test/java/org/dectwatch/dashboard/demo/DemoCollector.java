package org.dectwatch.dashboard.demo;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stands for a collector in tests: says what the golden snapshot says, and whatever a test changes in it. Speaks the API's words and
 * shares no code with it.
 */
public final class DemoCollector implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Set<HttpServerResponse> streams = new LinkedHashSet<>();
    private final JsonObject snapshot;
    private final HttpServer server;
    private final List<String> resumed = new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile boolean mute;

    public DemoCollector() throws Exception {
        this(0);
    }

    public DemoCollector(int port) throws Exception {
        this(port, golden("snapshot.json"));
    }

    public DemoCollector(int port, JsonObject snapshot) throws Exception {
        this.snapshot = snapshot;
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** The collector's own golden files, beside this module. */
    public static JsonObject golden(String name) throws IOException {
        return new JsonObject(Files.readString(Path.of("../collector/src/test/resources/contract", name)));
    }

    public int port() {
        return server.actualPort();
    }

    public JsonObject snapshot() {
        return snapshot;
    }

    /** The Last-Event-ID of each stream that was opened, empty when there was none. */
    public List<String> resumed() {
        return resumed;
    }

    /** Stays connected and says nothing more, as a collector whose analysis hangs. */
    public void mute() {
        mute = true;
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/api/v1/stream")) {
            String last = request.getHeader("Last-Event-ID");
            resumed.add(last == null ? "" : last);
            HttpServerResponse response =
                    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream; charset=utf-8");
            synchronized (this) {
                if (!id().equals(last)) {
                    response.write(event("snapshot", snapshot));
                }
                streams.add(response);
            }
            response.closeHandler(closed -> streams.remove(response));
            response.exceptionHandler(broken -> streams.remove(response));
        } else if (request.path().startsWith("/api/v1/handsets/")) {
            handset(request);
        } else if (request.path().startsWith("/api/v1/servers/")) {
            server(request);
        } else {
            request.response().setStatusCode(404).end("{\"error\":\"nothing here\"}");
        }
    }

    private void server(HttpServerRequest request) {
        if (!request.path().endsWith("/south")) {
            request.response().setStatusCode(404).end("{\"error\":\"No server has this name.\"}");
            return;
        }
        try {
            request.response().end(golden("server.json").toBuffer());
        } catch (IOException missing) {
            request.response().setStatusCode(500).end(String.valueOf(missing));
        }
    }

    private void handset(HttpServerRequest request) {
        try {
            boolean byServer = request.path().endsWith("/0310000000055");
            JsonObject detail = golden(byServer ? "handset-by-server.json" : "handset.json");
            boolean well = snapshot.getJsonArray("handsets").stream()
                    .map(JsonObject.class::cast)
                    .anyMatch(row -> request.path().endsWith("/" + row.getString("id"))
                            && row.getString("state").equals("REGISTERED"));
            if (well) {
                detail.put("ladder", new JsonArray());
            }
            request.response().end(detail.toBuffer());
        } catch (IOException cause) {
            request.response().setStatusCode(500).end();
        }
    }

    private String id() {
        return snapshot.getString("runId") + "-" + snapshot.getLong("revision");
    }

    private String event(String kind, JsonObject data) {
        return "event: " + kind + "\nid: " + id() + "\ndata: " + data.encode() + "\n\n";
    }

    /** Moves time on, and tells that these handsets changed. */
    public synchronized void tell(Instant time, List<JsonObject> handsets, List<JsonObject> points) {
        tell(time, handsets, points, List.of());
    }

    /** The same, and that there are these alerts. */
    public synchronized void tell(
            Instant time, List<JsonObject> handsets, List<JsonObject> points, List<JsonObject> alerts) {
        if (mute) {
            return;
        }
        long base = snapshot.getLong("revision");
        snapshot.put("revision", base + 1).put("time", time.toString());
        JsonArray rows = snapshot.getJsonArray("handsets");
        for (JsonObject changed : handsets) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.getJsonObject(i).getString("id").equals(changed.getString("id"))) {
                    rows.set(i, changed);
                }
            }
        }
        points.forEach(snapshot.getJsonArray("trend")::add);
        alerts.forEach(snapshot.getJsonArray("alerts")::add);
        JsonObject none = new JsonObject().put("changed", new JsonArray()).put("removed", new JsonArray());
        JsonObject delta = new JsonObject()
                .put("schema", "dectwatch.delta/1")
                .put("runId", snapshot.getString("runId"))
                .put("base", base)
                .put("revision", base + 1)
                .put("time", time.toString())
                .put("verdict", snapshot.getJsonObject("verdict"))
                .put("totals", snapshot.getJsonObject("totals"))
                .put("self", snapshot.getJsonObject("self"))
                .put("sources", none)
                .put("servers", none)
                .put("handsets", none.copy().put("changed", new JsonArray(List.copyOf(handsets))))
                .put("alerts", none.copy().put("changed", new JsonArray(List.copyOf(alerts))))
                .put("trend", new JsonArray(List.copyOf(points)));
        String event = event("delta", delta);
        List.copyOf(streams).forEach(stream -> stream.write(event));
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
