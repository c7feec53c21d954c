package org.dectwatch.collector.api;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health}: each part's own word; 503 when one that matters is not well. */
final class HealthPage {
    private HealthPage() {}

    record Answer(boolean ok, List<HealthCheck> checks) {}

    static void show(Vertx vertx, RoutingContext ctx, Supplier<List<HealthCheck>> health) {
        vertx.executeBlocking(() -> answer(health.get()), false)
                .onSuccess(answer -> Replies.json(ctx, answer.ok() ? 200 : 503, Json.bytes(answer)))
                .onFailure(ctx::fail);
    }

    private static Answer answer(List<HealthCheck> checks) {
        return new Answer(checks.stream().noneMatch(check -> check.matters() && !check.ok()), List.copyOf(checks));
    }
}
