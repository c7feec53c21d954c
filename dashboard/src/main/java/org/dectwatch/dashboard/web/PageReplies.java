package org.dectwatch.dashboard.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that are no files: JSON, errors included, and never a stack trace. */
final class PageReplies {
    private static final Logger LOG = LoggerFactory.getLogger(PageReplies.class);
    private static final Map<Integer, String> ERRORS = Map.of(
            400, "This request was not understood.",
            404, "There is nothing at this address.",
            405, "This address does not take that method.",
            500, "Something went wrong inside the dashboard; its log says what.");

    private PageReplies() {}

    static void install(Router router) {
        ERRORS.forEach((status, sentence) -> router.errorHandler(status, ctx -> {
            if (status == 500 && ctx.failure() != null) {
                LOG.warn("{} {} failed", ctx.request().method(), ctx.normalizedPath(), ctx.failure());
            }
            if (status == 405) {
                ctx.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            }
            error(ctx, status, sentence);
        }));
    }

    static void error(RoutingContext ctx, int status, String sentence) {
        json(
                ctx,
                status,
                new JsonObject().put("status", status).put("error", sentence).toBuffer());
    }

    static void json(RoutingContext ctx, int status, Buffer body) {
        if (ctx.response().ended() || ctx.response().closed() || ctx.response().headWritten()) {
            return;
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(ctx.request().method().equals(HttpMethod.HEAD) ? Buffer.buffer() : body);
    }
}
