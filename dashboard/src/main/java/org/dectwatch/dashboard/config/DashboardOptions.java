package org.dectwatch.dashboard.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the dashboard works.
 *
 * @param host address to listen on; by default reached from this machine alone, because the page asks nobody who he is
 * @param port 1..65535, or 0 for any free one
 * @param collectors at least one, names unique
 * @param maxBrowsers pages open at the same time, 1..10,000
 * @param beat between two signs of life to a browser, 1 s..1 min
 * @param staleAfter a collector that is connected and tells nothing new for so long is called silent, 2 s..10 min
 * @param lostAfter a connection without a single octet for so long is given up, 5 s..10 min; more than the collector's heartbeat
 * @param retryAtMost the longest pause between two attempts to connect, 1 s..10 min
 */
public record DashboardOptions(
        String host,
        int port,
        List<CollectorAddress> collectors,
        int maxBrowsers,
        Duration beat,
        Duration staleAfter,
        Duration lostAfter,
        Duration retryAtMost) {
    public DashboardOptions {
        collectors = List.copyOf(collectors);
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port must be 0..65535, not " + port);
        }
        if (maxBrowsers < 1 || maxBrowsers > 10_000) {
            throw new IllegalArgumentException("maxBrowsers must be 1..10000, not " + maxBrowsers);
        }
        within("beat", beat, 1, 60);
        within("staleAfter", staleAfter, 2, 600);
        within("lostAfter", lostAfter, 5, 600);
        within("retryAtMost", retryAtMost, 1, 600);
        check(collectors);
    }

    private static void check(List<CollectorAddress> collectors) {
        if (collectors.isEmpty()) {
            throw new IllegalArgumentException("name at least one collector, such as http://127.0.0.1:9310");
        }
        Set<String> names = new HashSet<>();
        for (CollectorAddress collector : collectors) {
            if (!names.add(collector.name())) {
                throw new IllegalArgumentException("two collectors are named " + collector.name());
            }
        }
    }

    private static void within(String name, Duration value, long least, long most) {
        if (value.compareTo(Duration.ofSeconds(least)) < 0 || value.compareTo(Duration.ofSeconds(most)) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + " s, not " + value);
        }
    }

    public static DashboardOptions defaults(List<CollectorAddress> collectors) {
        return new DashboardOptions(
                "127.0.0.1",
                9311,
                collectors,
                200,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    public DashboardOptions listening(String onHost, int onPort) {
        return new DashboardOptions(onHost, onPort, collectors, maxBrowsers, beat, staleAfter, lostAfter, retryAtMost);
    }
}
