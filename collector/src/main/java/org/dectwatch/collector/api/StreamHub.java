package org.dectwatch.collector.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.LiveView.Published;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All live streams (server-sent events). On one event loop; the analysis thread only sets a flag and leaves. */
final class StreamHub {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Buffer BEAT = Buffer.buffer(": beat\n\n");
    private final Vertx vertx;
    private final Context loop;
    private final ApiOptions options;
    private final LiveView live;
    private final Frames frames;
    private final Set<StreamReader> readers = new LinkedHashSet<>();
    private volatile int count;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final Runnable nudge = this::nudge;

    StreamHub(Vertx vertx, Context loop, ApiOptions options, LiveView live, Frames frames) {
        this.vertx = vertx;
        this.loop = loop;
        this.options = options;
        this.live = live;
        this.frames = frames;
    }

    void start() {
        live.onPublish(nudge);
        vertx.setPeriodic(options.heartbeat().toMillis(), timer -> beat());
    }

    void stop() {
        live.forget(nudge);
        List.copyOf(readers).forEach(StreamReader::end);
    }

    int count() {
        return count;
    }

    private void nudge() {
        if (nudged.compareAndSet(false, true)) {
            loop.runOnContext(nothing -> {
                nudged.set(false);
                readers.forEach(this::feed);
            });
        }
    }

    void open(RoutingContext ctx) {
        if (readers.size() >= options.maxStreams()) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            Replies.error(ctx, 503, "All " + options.maxStreams() + " live streams are taken; come back later.");
            return;
        }
        HttpServerResponse response = ctx.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .putHeader("X-Accel-Buffering", "no");
        response.setWriteQueueMaxSize(256 * 1024);
        StreamReader reader = new StreamReader(response, EventId.parse(Replies.header(ctx, "Last-Event-ID")));
        readers.add(reader);
        count = readers.size();
        response.closeHandler(closed -> forget(reader));
        response.exceptionHandler(broken -> forget(reader));
        response.drainHandler(free -> feed(reader));
        response.write("retry: 2000\n\n");
        feed(reader);
    }

    private void forget(StreamReader reader) {
        readers.remove(reader);
        count = readers.size();
    }

    /** Brings a reader up to date, unless he is served just now or has not yet taken what he was given. */
    private void feed(StreamReader reader) {
        Optional<Published> now = live.latest();
        if (now.isEmpty()) {
            return;
        }
        Published published = now.get();
        EventId newest =
                new EventId(published.snapshot().runId(), published.snapshot().revision());
        if (!reader.ready(newest)) {
            return;
        }
        Optional<EventId> from = reader.serving();
        vertx.executeBlocking(() -> frames.since(published, from))
                .onSuccess(missed -> {
                    reader.served(missed, newest);
                    feed(reader);
                })
                .onFailure(cause -> {
                    LOG.warn("A live stream could not be written", cause);
                    reader.cut();
                });
    }

    private void beat() {
        long most = options.stalledAfter().toMillis() / options.heartbeat().toMillis();
        for (StreamReader reader : List.copyOf(readers)) {
            if (reader.beat(BEAT) > most) {
                forget(reader);
                reader.cut();
            }
        }
    }
}
