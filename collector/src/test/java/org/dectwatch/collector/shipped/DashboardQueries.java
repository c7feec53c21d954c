package org.dectwatch.collector.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Runs every expression of every shipped board in a real Prometheus that scrapes a collector. */
public final class DashboardQueries {
    private DashboardQueries() {}

    /**
     * Panels whose expression returns nothing, as {@code title: expression}.
     *
     * @param collector what its {@code /metrics} stands under
     * @param folder for the data of the Prometheus
     */
    public static List<String> emptyIn(URI collector, Path folder) throws IOException, InterruptedException {
        try (PrometheusServer prometheus = PrometheusServer.scraping(collector, folder)) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> prometheus.hasScraped(3));
            List<String> empty = new ArrayList<>();
            for (Path board : Shipped.dashboards()) {
                for (Map.Entry<String, String> expression : Expressions.of(Shipped.json(board))) {
                    JsonNode result = prometheus
                            .query(Expressions.runnable(expression.getValue()))
                            .orElseThrow(() -> new IOException("Prometheus went away"));
                    if (result.isEmpty()) {
                        empty.add(expression.getKey() + ": " + expression.getValue());
                    }
                }
            }
            return empty;
        }
    }
}
