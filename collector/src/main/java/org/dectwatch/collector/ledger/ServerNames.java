package org.dectwatch.collector.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;

/** Addresses to names of configured IP-DECT servers; an address nobody configured names itself. */
final class ServerNames {
    private final Map<IpAddress, String> names = new HashMap<>();
    private final Map<String, Set<IpAddress>> addresses = new HashMap<>();

    ServerNames(Site site) {
        for (Site.Server server : site.servers()) {
            server.addresses().forEach(address -> names.put(address, server.name()));
            addresses.put(server.name(), server.addresses());
        }
    }

    String nameOf(IpAddress address) {
        String name = names.get(address);
        return name != null ? name : address.toString();
    }

    /** The configured server at one of the two ends; empty when neither is one. */
    Optional<String> serverOf(Flow flow) {
        String name = names.get(flow.source().address());
        return Optional.ofNullable(
                name != null ? name : names.get(flow.destination().address()));
    }

    /** The configured server that sent it: what is only sent to a server does not prove it alive. */
    Optional<String> senderOf(Flow flow) {
        return Optional.ofNullable(names.get(flow.source().address()));
    }

    /** Of the server it came by. */
    String nameOf(Registration registration) {
        return nameOf(registration.device().address());
    }

    /** All addresses of a configured server; empty for others. */
    Set<IpAddress> addressesOf(String server) {
        return addresses.getOrDefault(server, Set.of());
    }

    boolean configured(IpAddress address) {
        return names.containsKey(address);
    }
}
