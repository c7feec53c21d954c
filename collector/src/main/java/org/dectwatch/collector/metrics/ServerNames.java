package org.dectwatch.collector.metrics;

import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.Site;

/** Keeps the label {@code server} closed: configured names pass, addresses seen on the wire become one word. */
public final class ServerNames {
    private final Set<String> configured;

    public ServerNames(Site site) {
        configured = site.servers().stream().map(Site.Server::name).collect(Collectors.toUnmodifiableSet());
    }

    String label(String server) {
        return configured.contains(server) ? server : MetricCatalog.UNLISTED;
    }
}
