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
 * @param faults what is wrong with it, seen before anything was watched
 */
public record Site(
        String name,
        boolean simulated,
        List<Server> servers,
        List<KnownHandset> handsets,
        List<InventoryFault> faults) {
    public Site {
        servers = List.copyOf(servers);
        handsets = List.copyOf(handsets);
        faults = List.copyOf(faults);
    }

    /** One without a fault. */
    public Site(String name, boolean simulated, List<Server> servers, List<KnownHandset> handsets) {
        this(name, simulated, servers, handsets, List.of());
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
     * @param id what names it in metrics, unique in the site: the IPEI, else the user of the address of record
     * @param ipei 12 digits, normalised
     * @param user user part of its address of record (Line ID); empty when no list tells it, and then the wire cannot show it
     * @param authUser user name of its digest; on Webex Calling the SIP user name, which is another than the Line ID
     * @param where the row that tells of it first; empty when none does
     */
    public record KnownHandset(
            String id,
            Optional<String> ipei,
            String user,
            Optional<String> name,
            Optional<String> extension,
            Optional<String> server,
            Optional<String> authUser,
            String where) {
        public KnownHandset {
            if (id.isBlank()) {
                throw new IllegalArgumentException("a handset of the list has an id");
            }
        }

        public KnownHandset(
                String id,
                Optional<String> ipei,
                String user,
                Optional<String> name,
                Optional<String> extension,
                Optional<String> server) {
            this(id, ipei, user, name, extension, server, Optional.empty(), "");
        }

        /** How a person finds it in the list: name or extension where there is one, and the row. */
        public String title() {
            String called = name.or(() -> extension.map(number -> "ext. " + number))
                    .map(text -> " (" + text + ")")
                    .orElse("");
            return id + called;
        }
    }

    public static Site unknown() {
        return new Site("", false, List.of(), List.of());
    }

    /** The server that owns this address, if the configuration says so. */
    public Optional<Server> serverAt(IpAddress address) {
        return servers.stream().filter(s -> s.addresses().contains(address)).findFirst();
    }
}
