package org.dectwatch.dashboard.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.feed.CollectorFeed;

/** Asks a collector for the own view of one handset or server, and passes the answer on. */
final class DetailProxy {
    private static final int LARGEST = 4 * 1024 * 1024;
    private final HttpClient client;
    private final List<CollectorFeed> feeds;

    DetailProxy(HttpClient client, List<CollectorFeed> feeds) {
        this.client = client;
        this.feeds = feeds;
    }

    record Answer(int status, Buffer body) {}

    /** @param rows {@code handsets} or {@code servers} */
    void show(RoutingContext ctx, String rows) {
        String name = ctx.pathParam("collector");
        Optional<CollectorFeed> feed =
                feeds.stream().filter(one -> one.name().equals(name)).findFirst();
        if (feed.isEmpty()) {
            PageReplies.error(ctx, 404, "No collector has this name.");
            return;
        }
        String id =
                URLEncoder.encode(ctx.pathParam("id"), StandardCharsets.UTF_8).replace("+", "%20");
        ask(feed.get(), "/api/v1/" + rows + "/" + id)
                .timeout(5, TimeUnit.SECONDS)
                .onSuccess(answer -> PageReplies.json(ctx, answer.status(), answer.body()))
                .onFailure(cause -> PageReplies.error(ctx, 502, "The collector does not answer."));
    }

    private Future<Answer> ask(CollectorFeed feed, String path) {
        return client.request(feed.request(path))
                .compose(request -> request.send())
                .compose(DetailProxy::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        int status = response.statusCode();
        if (status != 200 && status != 404) {
            response.request().reset();
            return Future.failedFuture("the collector answered " + status);
        }
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST) {
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        return response.end().map(nothing -> new Answer(status, body));
    }
}
