package org.dectwatch.dashboard.demo;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dectwatch.dashboard.Dashboard;
import org.dectwatch.dashboard.config.CollectorAddress;
import org.dectwatch.dashboard.config.DashboardOptions;

/**
 * For looking at the page while it is made: a hand-made site that moves. Arguments: ports of collector and page, seconds until the
 * collector dies.
 */
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] args) throws Exception {
        int collectorPort = Integer.parseInt(args[0]);
        DemoSite site = new DemoSite(Instant.now().minusSeconds(1));
        DemoCollector collector = new DemoCollector(collectorPort, site.snapshot());
        CollectorAddress address = new CollectorAddress("hospital", URI.create("http://127.0.0.1:" + collector.port()));
        Dashboard dashboard = new Dashboard(
                Vertx.vertx(),
                DashboardOptions.defaults(List.of(address)).listening("127.0.0.1", Integer.parseInt(args[1])));
        dashboard.start().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        System.out.println("http://127.0.0.1:" + dashboard.port() + "/");
        var pace = Executors.newSingleThreadScheduledExecutor();
        pace.scheduleAtFixedRate(() -> site.step(collector, Instant.now()), 2, 2, TimeUnit.SECONDS);
        Thread.sleep(TimeUnit.SECONDS.toMillis(Long.parseLong(args[2])));
        pace.shutdownNow();
        collector.close();
        Thread.currentThread().join();
    }
}
