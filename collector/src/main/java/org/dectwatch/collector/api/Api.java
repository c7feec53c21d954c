package org.dectwatch.collector.api;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dectwatch.collector.view.LiveView;
import org.dectwatch.collector.view.LiveView.Published;
import org.jspecify.annotations.Nullable;

/**
 * The collector's HTTP server. Deploy one instance: {@code vertx.deployVerticle(api)}; undeploying, or closing Vert.x, ends it.
 *
 * <p>{@code GET /api/v1/snapshot, /api/v1/stream, /api/v1/handsets/{id}, /api/v1/servers/{name}, /api/v1/alerts, /health, /metrics}.
 */
public final class Api extends VerticleBase {
    private final ApiOptions options;
    private final LiveView live;
    private final Supplier<List<HealthCheck>> health;
    private final MetricsPage metrics;
    private final Frames frames = new Frames();
    private volatile @Nullable StreamHub hub;
    private volatile @Nullable HttpServer server;

    /** @param health asked on a worker thread at each {@code /health}; must answer within a second */
    public Api(ApiOptions options, LiveView live, Supplier<List<HealthCheck>> health, MetricsPage metrics) {
        this.options = options;
        this.live = live;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        StreamHub streams = new StreamHub(vertx, context, options, live, frames);
        hub = streams;
        HttpServer http = vertx.createHttpServer(
                new HttpServerOptions().setMaxInitialLineLength(4096).setMaxHeaderSize(16 * 1024));
        server = http;
        streams.start();
        return http.requestHandler(router(streams)).listen(options.port(), options.host());
    }

    @Override
    public Future<?> stop() {
        StreamHub streams = hub;
        if (streams != null) {
            streams.stop();
        }
        HttpServer http = server;
        return http == null ? Future.succeededFuture() : http.close();
    }

    /** The port it listens on, once deployed. */
    public int port() {
        HttpServer http = server;
        return http == null ? 0 : http.actualPort();
    }

    /** Live streams that are open now; any thread. */
    public int streams() {
        StreamHub streams = hub;
        return streams == null ? 0 : streams.count();
    }

    private Router router(StreamHub streams) {
        Router router = Router.router(vertx);
        Replies.install(router);
        get(router, "/api/v1/snapshot", this::snapshot);
        router.get("/api/v1/stream").handler(streams::open);
        get(router, "/api/v1/handsets/:id", this::handset);
        get(router, "/api/v1/servers/:name", this::server);
        get(router, "/api/v1/alerts", this::alerts);
        get(router, "/health", ctx -> HealthPage.show(vertx, ctx, health));
        get(router, "/metrics", ctx -> MetricsReply.show(vertx, ctx, metrics));
        return router;
    }

    private static void get(Router router, String path, Consumer<RoutingContext> page) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(page::accept);
    }

    private void snapshot(RoutingContext ctx) {
        published(ctx).ifPresent(now -> {
            boolean zip = Zip.taken(Replies.header(ctx, "Accept-Encoding"));
            vertx.executeBlocking(() -> zip ? frames.zippedSnapshot(now.snapshot()) : frames.snapshot(now.snapshot()))
                    .onSuccess(json -> Replies.bytes(ctx, "application/json; charset=utf-8", json, zip))
                    .onFailure(ctx::fail);
        });
    }

    private void handset(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        published(ctx)
                .ifPresent(now -> vertx.executeBlocking(
                                () -> now.details().find(now.snapshot(), id).map(Json::bytes))
                        .onSuccess(json -> json.ifPresentOrElse(
                                found -> Replies.json(ctx, 200, found),
                                () -> Replies.error(ctx, 404, "No handset has this id.")))
                        .onFailure(ctx::fail));
    }

    private void server(RoutingContext ctx) {
        String name = ctx.pathParam("name");
        published(ctx)
                .ifPresent(now -> vertx.executeBlocking(
                                () -> now.servers().find(now.snapshot(), name).map(Json::bytes))
                        .onSuccess(json -> json.ifPresentOrElse(
                                found -> Replies.json(ctx, 200, found),
                                () -> Replies.error(ctx, 404, "No server has this name.")))
                        .onFailure(ctx::fail));
    }

    private void alerts(RoutingContext ctx) {
        published(ctx)
                .ifPresent(now -> vertx.executeBlocking(() -> Json.bytes(AlertList.of(now.snapshot())))
                        .onSuccess(json -> Replies.json(ctx, 200, json))
                        .onFailure(ctx::fail));
    }

    /** Answers 503 itself when nothing was published yet. */
    private Optional<Published> published(RoutingContext ctx) {
        Optional<Published> now = live.latest();
        if (now.isEmpty()) {
            ctx.response().putHeader("Retry-After", "1");
            Replies.error(ctx, 503, "The collector has just started; nothing was published yet.");
        }
        return now;
    }
}
