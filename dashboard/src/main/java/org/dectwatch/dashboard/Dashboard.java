package org.dectwatch.dashboard;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.dectwatch.dashboard.config.DashboardOptions;
import org.dectwatch.dashboard.feed.CollectorFeed;
import org.dectwatch.dashboard.push.Browsers;
import org.dectwatch.dashboard.web.PageRouter;
import org.jspecify.annotations.Nullable;

/** The dashboard, wired: feeds, browsers, page. Everything runs on one event loop of the Vert.x it is given. */
public final class Dashboard {
    private final Vertx vertx;
    private final Parts parts;
    private @Nullable String deployment;

    public Dashboard(Vertx vertx, DashboardOptions options) {
        this.vertx = vertx;
        this.parts = new Parts(options);
    }

    /** Succeeds when the page can be opened, whether or not a collector answers yet. */
    public Future<Dashboard> start() {
        return vertx.deployVerticle(parts).map(id -> {
            deployment = id;
            return this;
        });
    }

    /** The port it listens on, once started. */
    public int port() {
        return parts.port();
    }

    public Future<?> close() {
        String id = deployment;
        deployment = null;
        return id == null ? Future.succeededFuture() : vertx.undeploy(id);
    }

    private static final class Parts extends VerticleBase {
        private final DashboardOptions options;
        private List<CollectorFeed> feeds = List.of();
        private @Nullable Browsers browsers;
        // kept in a field: an HttpClient that is garbage while a request is open holds up the closing of Vert.x
        private @Nullable HttpClient client;
        private volatile @Nullable HttpServer server;

        Parts(DashboardOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            Clock clock = Clock.systemUTC();
            Browsers pages = new Browsers(options, clock, version());
            HttpClient http = vertx.createHttpClient(
                    new HttpClientOptions().setKeepAlive(true).setConnectTimeout(5000),
                    new PoolOptions().setHttp1MaxSize(8));
            browsers = pages;
            client = http;
            feeds = options.collectors().stream()
                    .map(collector -> new CollectorFeed(vertx, http, options, collector, clock, pages::tell))
                    .toList();
            HttpServer web = vertx.createHttpServer(
                    new HttpServerOptions().setCompressionSupported(true).setMaxInitialLineLength(4096));
            server = web;
            feeds.forEach(CollectorFeed::start);
            pages.start(vertx);
            return web.requestHandler(new PageRouter(http, feeds, pages).routes(vertx))
                    .listen(options.port(), options.host());
        }

        @Override
        public Future<?> stop() {
            feeds.forEach(CollectorFeed::close);
            if (browsers != null) {
                browsers.close();
            }
            HttpServer web = server;
            HttpClient http = client;
            Future<?> stopped = web == null ? Future.succeededFuture() : web.close();
            return http == null ? stopped : stopped.eventually(http::close);
        }

        int port() {
            HttpServer web = server;
            return web == null ? 0 : web.actualPort();
        }

        private static String version() {
            return Objects.requireNonNullElse(Dashboard.class.getPackage().getImplementationVersion(), "development");
        }
    }
}
