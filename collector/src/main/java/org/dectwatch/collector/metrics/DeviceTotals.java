package org.dectwatch.collector.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.Total;

/**
 * Turns totals that devices count, and that begin again when they restart, into counters that never fall. The first word of a
 * device is where counting begins. Analysis thread only.
 */
final class DeviceTotals {
    private static final int MOST_NAMES = 16;

    private final Counters counters;
    private final ServerNames servers;
    private final Map<Key, Total> last = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    private record Key(MetricSpec spec, String server, String name, String direction) {}

    DeviceTotals(Counters counters, ServerNames servers) {
        this.counters = counters;
        this.servers = servers;
    }

    /** @param restarted it is known to have restarted since its report before */
    void reported(DeviceReport report, boolean restarted) {
        String server = servers.label(report.server());
        if (server.equals(MetricCatalog.UNLISTED) || !report.succeeded()) {
            return;
        }
        report.facts()
                .abnormalReleases()
                .ifPresent(total -> counters.add(
                        grown(
                                new Key(MetricCatalog.SERVER_ABNORMAL_RELEASES, server, "", ""),
                                Total.of64(total),
                                restarted),
                        MetricCatalog.SERVER_ABNORMAL_RELEASES,
                        server));
        report.details().interfaces().forEach(each -> network(server, each, restarted));
    }

    private void network(String server, NetworkInterface each, boolean restarted) {
        if (!isCounted(server, each.name())) {
            return;
        }
        String name = each.name();
        add(MetricCatalog.SERVER_INTERFACE_OCTETS, server, name, "in", each.octetsIn(), restarted);
        add(MetricCatalog.SERVER_INTERFACE_OCTETS, server, name, "out", each.octetsOut(), restarted);
        add(MetricCatalog.SERVER_INTERFACE_ERRORS, server, name, "in", each.errorsIn(), restarted);
        add(MetricCatalog.SERVER_INTERFACE_ERRORS, server, name, "out", each.errorsOut(), restarted);
        add(MetricCatalog.SERVER_INTERFACE_DISCARDS, server, name, "in", each.discardsIn(), restarted);
        add(MetricCatalog.SERVER_INTERFACE_DISCARDS, server, name, "out", each.discardsOut(), restarted);
    }

    /** An agent may call its interfaces what it likes, as often as it likes. */
    private boolean isCounted(String server, String name) {
        Set<String> known = names.computeIfAbsent(server, one -> new HashSet<>());
        return known.contains(name) || known.size() < MOST_NAMES && known.add(name);
    }

    private void add(
            MetricSpec spec, String server, String name, String direction, Optional<Total> total, boolean restarted) {
        total.ifPresent(now -> counters.add(
                grown(new Key(spec, server, name, direction), now, restarted), spec, server, name, direction));
    }

    private long grown(Key key, Total now, boolean restarted) {
        Total before = last.put(key, now);
        return before == null ? 0 : now.since(before, restarted);
    }
}
