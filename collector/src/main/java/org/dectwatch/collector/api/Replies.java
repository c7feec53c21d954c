package org.dectwatch.collector.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all answers have in common: headers, errors as JSON, and never a stack trace. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final Map<Integer, String> ERRORS = Map.of(
            400, "This request was not understood.",
            404, "There is nothing at this address.",
            405, "This address does not take that method.",
            413, "The request is too large.",
            500, "Something went wrong inside the collector; its log says what.");

    private Replies() {}

    static void install(Router router) {
        router.route().handler(Replies::headers);
        ERRORS.forEach((status, sentence) -> router.errorHandler(status, ctx -> failed(ctx, status, sentence)));
    }

    /** The API shows no page, so nothing that it answers may run or be framed. */
    private static void headers(RoutingContext ctx) {
        ctx.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ctx.next();
    }

    private static void failed(RoutingContext ctx, int status, String sentence) {
        Throwable cause = ctx.failure();
        if (status == 500 && cause != null) {
            LOG.warn("{} {} failed", ctx.request().method(), ctx.normalizedPath(), cause);
        }
        if (status == 405) {
            ctx.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        }
        error(ctx, status, sentence);
    }

    static void error(RoutingContext ctx, int status, String sentence) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        if (ctx.response().headWritten()) {
            ctx.response().reset();
            return;
        }
        json(ctx, status, Json.bytes(new Problem(status, sentence)));
    }

    record Problem(int status, String error) {}

    static void json(RoutingContext ctx, int status, byte[] body) {
        if (!ctx.response().headWritten()) {
            ctx.response().setStatusCode(status);
        }
        bytes(ctx, "application/json; charset=utf-8", body, false);
    }

    static void bytes(RoutingContext ctx, String type, byte[] body, boolean zipped) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (zipped) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.VARY, "Accept-Encoding, Accept").putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length))
                    .end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    static String header(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.request().getHeader(name), "");
    }
}
