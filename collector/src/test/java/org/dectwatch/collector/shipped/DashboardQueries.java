package org.dectwatch.collector.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
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
        return emptyIn(collector, folder, Duration.ZERO);
    }

    /**
     * Panels whose expression has returned no number at any time.
     *
     * @param patience how long each may take to do so
     */
    public static List<String> emptyIn(URI collector, Path folder, Duration patience)
            throws IOException, InterruptedException {
        try (PrometheusServer prometheus = PrometheusServer.scraping(collector, folder)) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> prometheus.hasScraped(3));
            Map<String, String> empty = new LinkedHashMap<>();
            for (Path board : Shipped.dashboards()) {
                Expressions.of(Shipped.json(board))
                        .forEach(panel -> empty.put(panel.getKey() + ": " + panel.getValue(), panel.getValue()));
            }
            long until = System.nanoTime() + patience.toNanos();
            do {
                empty.values().removeIf(expression -> returnsANumber(prometheus, expression));
                TimeUnit.MILLISECONDS.sleep(empty.isEmpty() ? 0 : 500);
            } while (!empty.isEmpty() && System.nanoTime() < until);
            return List.copyOf(empty.keySet());
        }
    }

    private static boolean returnsANumber(PrometheusServer prometheus, String expression) {
        JsonNode result = prometheus
                .query(Expressions.runnable(expression))
                .orElseThrow(() -> new IllegalStateException("Prometheus went away"));
        return StreamSupport.stream(result.spliterator(), false)
                .anyMatch(row -> !row.at("/value/1").asText().equals("NaN"));
    }
}
