package org.dectwatch.collector.api;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** {@code /metrics}: rendered and compressed on a worker, so that a large scrape holds nobody up. */
final class MetricsReply {
    private MetricsReply() {}

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Ready(String type, byte[] body, boolean zipped) {}

    static void show(Vertx vertx, RoutingContext ctx, MetricsPage metrics) {
        String accept = Replies.header(ctx, "Accept");
        boolean zip = Zip.taken(Replies.header(ctx, "Accept-Encoding"));
        vertx.executeBlocking(() -> ready(metrics.render(accept), zip), false)
                .onSuccess(page -> Replies.bytes(ctx, page.type(), page.body(), page.zipped()))
                .onFailure(ctx::fail);
    }

    private static Ready ready(MetricsPage.Rendered page, boolean zip) {
        boolean worth = zip && page.body().length >= Zip.WORTH;
        return new Ready(page.contentType(), worth ? Zip.of(page.body()) : page.body(), worth);
    }
}
