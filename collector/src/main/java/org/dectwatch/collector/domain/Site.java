package org.dectwatch.collector.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.IpAddress;

/**
 * What the configuration says is there.
 *
 * @param name of the site; in every line of the page
 * @param simulated the frames come from the demo site
 */
public record Site(String name, boolean simulated, List<Server> servers, List<KnownHandset> handsets) {
    public Site {
        servers = List.copyOf(servers);
        handsets = List.copyOf(handsets);
    }

    /** An IP-DECT server, by all addresses it sends from. */
    public record Server(String name, Set<IpAddress> addresses) {
        public Server {
            addresses = Set.copyOf(addresses);
        }
    }

    /**
     * A handset of the configured list.
     *
     * @param id what names it in metrics: the IPEI, else the user of the address of record
     * @param ipei 12 digits, normalised
     * @param user user part of its address of record (Line ID)
     */
    public record KnownHandset(
            String id,
            Optional<String> ipei,
            String user,
            Optional<String> name,
            Optional<String> extension,
            Optional<String> server) {}

    public static Site unknown() {
        return new Site("", false, List.of(), List.of());
    }

    /** The server that owns this address, if the configuration says so. */
    public Optional<Server> serverAt(IpAddress address) {
        return servers.stream().filter(s -> s.addresses().contains(address)).findFirst();
    }
}
