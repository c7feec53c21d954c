package org.dectwatch.collector.metrics;

import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;

/** Keeps the label {@code server} closed: configured names pass, addresses seen on the wire become one word. */
public final class ServerNames {
    private final Set<String> configured;
    private final Set<IpAddress> addresses;

    public ServerNames(Site site) {
        configured = site.servers().stream().map(Site.Server::name).collect(Collectors.toUnmodifiableSet());
        addresses = site.servers().stream()
                .flatMap(server -> server.addresses().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Between two servers it is the sender's. */
    MediaCatalog.Direction direction(Flow flow) {
        if (addresses.contains(flow.source().address())) {
            return MediaCatalog.Direction.FROM_SERVER;
        }
        return addresses.contains(flow.destination().address())
                ? MediaCatalog.Direction.TO_SERVER
                : MediaCatalog.Direction.UNKNOWN;
    }

    String label(String server) {
        return configured.contains(server) ? server : MetricCatalog.UNLISTED;
    }
}
