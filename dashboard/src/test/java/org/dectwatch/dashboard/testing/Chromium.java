package org.dectwatch.dashboard.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real browser without a window, driven by its DevTools protocol: it waits for what a page becomes, not for a number of seconds. */
public final class Chromium implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/chromium";
    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    public static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    public Chromium(int width, int height, boolean dark) throws Exception {
        profile = Files.createTempDirectory("chromium");
        List<String> command =
                new ArrayList<>(List.of(PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"));
        command.addAll(List.of(
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(List.of(
                "--user-data-dir=" + profile, "--remote-debugging-port=0", "--window-size=" + width + "," + height));
        command.addAll(List.of("--hide-scrollbars", "about:blank"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = connect(pageAddress());
        call("Runtime.enable", new JsonObject());
        call("Log.enable", new JsonObject());
        call("Page.enable", new JsonObject());
        JsonArray features = new JsonArray()
                .add(new JsonObject().put("name", "prefers-color-scheme").put("value", dark ? "dark" : "light"));
        call("Emulation.setEmulatedMedia", new JsonObject().put("features", features));
        resize(width, height);
    }

    /** Smaller than a window can be, as on a telephone. */
    public void resize(int width, int height) throws Exception {
        JsonObject metrics = new JsonObject()
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", false);
        call("Emulation.setDeviceMetricsOverride", metrics);
    }

    private String pageAddress() throws Exception {
        Path portFile = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600; i++) {
            if (Files.exists(portFile) && Files.readAllLines(portFile).size() > 1) {
                HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                + Files.readAllLines(portFile).get(0) + "/json/list"))
                        .build();
                JsonArray targets = new JsonArray(HttpClient.newHttpClient()
                        .send(list, HttpResponse.BodyHandlers.ofString())
                        .body());
                for (Object target : targets) {
                    if (((JsonObject) target).getString("type").equals("page")) {
                        return ((JsonObject) target).getString("webSocketDebuggerUrl");
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("Chromium did not open its DevTools within a minute");
    }

    private WebSocket connect(String address) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(30, TimeUnit.SECONDS);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard(new JsonObject(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void heard(JsonObject message) {
        Integer id = message.getInteger("id");
        if (id != null) {
            CompletableFuture<JsonObject> waiter = waiting.remove(id);
            if (waiter != null) {
                waiter.complete(message);
            }
            return;
        }
        String method = message.getString("method", "");
        boolean error = method.equals("Runtime.consoleAPICalled")
                && List.of("error", "assert")
                        .contains(message.getJsonObject("params").getString("type"));
        boolean log = method.equals("Log.entryAdded")
                && message.getJsonObject("params")
                        .getJsonObject("entry")
                        .getString("level")
                        .equals("error");
        if (method.equals("Runtime.exceptionThrown") || error || log) {
            complaints.add(message.getJsonObject("params").encode());
        }
    }

    private JsonObject call(String method, JsonObject parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(
                        new JsonObject()
                                .put("id", id)
                                .put("method", method)
                                .put("params", parameters)
                                .encode(),
                        true)
                .get(10, TimeUnit.SECONDS);
        JsonObject result = answer.get(60, TimeUnit.SECONDS);
        if (result.containsKey("error")) {
            throw new IOException(method + ": " + result.getJsonObject("error").encode());
        }
        return result.getJsonObject("result");
    }

    public void open(String url) throws Exception {
        call("Page.navigate", new JsonObject().put("url", url));
    }

    /** The value of a JavaScript expression. */
    public Object value(String expression) throws Exception {
        JsonObject result = call(
                "Runtime.evaluate",
                new JsonObject().put("expression", expression).put("returnByValue", true));
        return result.getJsonObject("result").getValue("value");
    }

    /** What a reader of the page reads. */
    public String text() throws Exception {
        return String.valueOf(value("document.body.innerText"));
    }

    /** Errors that scripts or the browser itself wrote to the console. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public void screenshot(Path file) throws Exception {
        JsonObject shot = call("Page.captureScreenshot", new JsonObject().put("format", "png"));
        Files.write(file, Base64.getDecoder().decode(shot.getString("data")));
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        // They outlive it for a moment and still write into the profile.
        children.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(20)).until(this::profileIsGone);
    }

    private boolean profileIsGone() {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillWritten) {
            // Looked at again.
        }
        return Files.notExists(profile);
    }
}
