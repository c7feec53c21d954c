package org.dectwatch.dashboard.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import org.dectwatch.dashboard.feed.CollectorFeed;
import org.dectwatch.dashboard.push.Browsers;

/** Which address shows what. */
public final class PageRouter {
    private final List<CollectorFeed> feeds;
    private final Browsers browsers;
    private final DetailProxy details;
    private final PagePolicy policy = PagePolicy.ofPage();

    public PageRouter(HttpClient client, List<CollectorFeed> feeds, Browsers browsers) {
        this.feeds = List.copyOf(feeds);
        this.browsers = browsers;
        this.details = new DetailProxy(client, this.feeds);
    }

    public Router routes(Vertx vertx) {
        Router router = Router.router(vertx);
        PageReplies.install(router);
        router.route().handler(ctx -> {
            policy.put(ctx.response());
            ctx.next();
        });
        readable(router, "/health").handler(this::health);
        router.get("/api/v1/events").handler(this::events);
        for (String rows : List.of("handsets", "servers")) {
            router.get("/api/v1/collectors/:collector/" + rows + "/:id").handler(ctx -> details.show(ctx, rows));
        }
        WebJars.install(router);
        // no-cache asks again each time: a page of an old version must not meet a new server
        readable(router, "/*")
                .handler(ctx -> {
                    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                    ctx.next();
                })
                .handler(StaticHandler.create("webroot")
                        .setIncludeHidden(false)
                        .setDirectoryListing(false)
                        .setMaxAgeSeconds(0));
        return router;
    }

    /** To be read, or asked whether it is there (RFC 9110 9.1: both are for everyone). */
    static Route readable(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void events(RoutingContext ctx) {
        if (browsers.full()) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            PageReplies.error(ctx, 503, "Too many pages are open.");
            return;
        }
        HttpServerRequest request = ctx.request();
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        browsers.open(request.response(), feeds);
    }

    /** The dashboard is well when it answers; how its collectors are is told beside it. */
    private void health(RoutingContext ctx) {
        JsonArray checks = new JsonArray();
        for (CollectorFeed feed : feeds) {
            checks.add(new JsonObject()
                    .put("name", "collector " + feed.name())
                    .put("ok", feed.link().live())
                    .put("matters", false)
                    .put("sentence", feed.link().why()));
        }
        PageReplies.json(
                ctx, 200, new JsonObject().put("ok", true).put("checks", checks).toBuffer());
    }
}
