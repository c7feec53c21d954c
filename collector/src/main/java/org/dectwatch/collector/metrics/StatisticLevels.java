package org.dectwatch.collector.metrics;

import java.util.Collection;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.InterfaceStatus;
import org.dectwatch.collector.domain.ServerStatus;

/** Numbers that the site's own rules take from servers' pages, under the names that the rules give them; nothing that is stale. */
final class StatisticLevels {
    private static final String REQUESTS = "requests-";

    private final ServerNames servers;
    private final LevelRows statistics;
    private final LevelRows missing;
    private final LevelRows cloud;

    StatisticLevels(MetricsRegistry registry, ServerNames servers) {
        this.servers = servers;
        this.statistics = registry.rows(MetricCatalog.SERVER_STATISTIC);
        this.missing = registry.rows(MetricCatalog.SCRAPE_MISSING);
        this.cloud = registry.rows(MetricCatalog.CLOUD_REQUESTS);
    }

    void show(Collection<ServerStatus> all) {
        for (ServerStatus server : all) {
            server.interfaces().stream()
                    .filter(each -> each.via() == DeviceReport.Interface.WEBEX)
                    .forEach(this::budget);
            if (server.configured()) {
                server.interfaces().forEach(each -> each(servers.label(server.name()), each));
            }
        }
        statistics.show();
        missing.show();
        cloud.show();
    }

    /** The last report of any outcome has no figures when it failed: then there are none. */
    private void budget(InterfaceStatus status) {
        status.lastReport().details().statistics().forEach((name, value) -> {
            if (name.startsWith(REQUESTS)) {
                cloud.set(value, name.substring(REQUESTS.length()));
            }
        });
    }

    private void each(String server, InterfaceStatus status) {
        if (!status.stale()) {
            status.lastGood().ifPresent(report -> {
                report.details().statistics().forEach((name, value) -> statistics.set(value, server, name));
                missing.set(report.details().missing().size(), server, Label.word(status.via()));
            });
        }
    }
}
