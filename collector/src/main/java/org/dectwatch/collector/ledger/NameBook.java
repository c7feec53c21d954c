package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.domain.ProxyUse.Target;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.dns.DnsData;
import org.dectwatch.collector.protocol.dns.DnsRecord;

/** What names meant to one asker, and when: the last few answers for each name. Resolvers may tell others something else. */
final class NameBook {
    private static final int MOST_NAMES = 256;
    private static final int MOST_MEANINGS = 4;

    private final Map<String, Deque<Addresses>> addresses = bounded();
    private final Map<String, Services> services = bounded();

    private record Addresses(Instant at, Set<IpAddress> all) {}

    /** One answer for an SRV name. */
    record Services(Instant at, String name, List<DnsData.Service> all) {}

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_NAMES;
            }
        };
    }

    void learn(Instant at, Observation.Dns answer) {
        Map<String, Set<IpAddress>> owners = new LinkedHashMap<>();
        List<DnsData.Service> found = new ArrayList<>();
        for (DnsRecord record : answer.records()) {
            if (record.data() instanceof DnsData.Address address) {
                owners.computeIfAbsent(record.name(), name -> new LinkedHashSet<>())
                        .add(address.address());
            } else if (record.data() instanceof DnsData.Service service
                    && record.name().equals(answer.question())) {
                found.add(service);
            }
        }
        if (!found.isEmpty()) {
            services.put(answer.question(), new Services(at, answer.question(), List.copyOf(found)));
        }
        // A question for addresses that went through aliases is answered by what the last of them means.
        if (found.isEmpty() && !owners.isEmpty() && !owners.containsKey(answer.question())) {
            Set<IpAddress> all = new LinkedHashSet<>();
            owners.values().forEach(all::addAll);
            owners.put(answer.question(), all);
        }
        owners.forEach((name, meaning) -> note(at, name, meaning));
    }

    private void note(Instant at, String name, Set<IpAddress> meaning) {
        Deque<Addresses> known = addresses.computeIfAbsent(name, n -> new ArrayDeque<>(MOST_MEANINGS));
        // A and AAAA are asked apart: what came in one breath belongs together.
        Addresses last = known.peekFirst();
        if (last != null && !last.at().plusSeconds(2).isBefore(at)) {
            Set<IpAddress> both = new LinkedHashSet<>(last.all());
            both.addAll(meaning);
            known.removeFirst();
            known.addFirst(new Addresses(at, Set.copyOf(both)));
            return;
        }
        known.addFirst(new Addresses(at, Set.copyOf(meaning)));
        if (known.size() > MOST_MEANINGS) {
            known.removeLast();
        }
    }

    /** The newest SIP service known; empty when none is. */
    Optional<Services> newestService() {
        return services.values().stream().filter(one -> isSip(one.name())).max(Comparator.comparing(Services::at));
    }

    /** The service that leads to this endpoint, the newest first. */
    Optional<Services> leadingTo(Endpoint endpoint) {
        return services.values().stream()
                .filter(one -> isSip(one.name()) && target(one, endpoint).isPresent())
                .max(Comparator.comparing(Services::at));
    }

    Optional<Target> target(Services services, Endpoint endpoint) {
        return targets(services).stream()
                .filter(target ->
                        target.port() == endpoint.port() && target.addresses().contains(endpoint.address()))
                .findFirst();
    }

    /** Best first. */
    List<Target> targets(Services services) {
        return services.all().stream()
                .map(one -> new Target(one.priority(), one.weight(), one.port(), one.target(), meanings(one.target())))
                .sorted(Comparator.comparingInt(Target::priority)
                        .thenComparing(Comparator.comparingInt(Target::weight).reversed())
                        .thenComparing(Target::name)
                        .thenComparingInt(Target::port))
                .toList();
    }

    /** All that the name meant lately: a connection outlives the answer that led to it. */
    private List<IpAddress> meanings(String name) {
        Set<IpAddress> all = new LinkedHashSet<>();
        addresses.getOrDefault(name, new ArrayDeque<>()).forEach(one -> all.addAll(one.all()));
        return all.stream().sorted().toList();
    }

    /** A name that means this address. */
    Optional<String> nameOf(IpAddress address) {
        return addresses.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(one -> one.all().contains(address)))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    static boolean isSip(String name) {
        return name.startsWith("_sips._tcp.") || name.startsWith("_sip._t") || name.startsWith("_sip._udp.");
    }
}
