package org.dectwatch.collector.observe;

import java.util.OptionalLong;
import java.util.Set;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;

/**
 * When traffic was last seen from and to the configured IP-DECT servers: a mirror port that shows one direction only looks
 * healthy otherwise. Written by the capture thread, read by any.
 */
public final class Directions {
    private static final long NEVER = Long.MIN_VALUE;

    private final Set<IpAddress> servers;
    private final boolean nobody;
    private volatile long lastFrom = NEVER;
    private volatile long lastTo = NEVER;

    public Directions(Set<IpAddress> servers) {
        this.servers = Set.copyOf(servers);
        this.nobody = servers.isEmpty();
    }

    void saw(Flow flow, long nanos) {
        if (nobody) {
            return;
        }
        if (servers.contains(flow.source().address())) {
            lastFrom = nanos;
        }
        if (servers.contains(flow.destination().address())) {
            lastTo = nanos;
        }
    }

    /** Nanoseconds since 1970; empty when never, or when no server is configured. */
    public OptionalLong lastFrom() {
        return lastFrom == NEVER ? OptionalLong.empty() : OptionalLong.of(lastFrom);
    }

    public OptionalLong lastTo() {
        return lastTo == NEVER ? OptionalLong.empty() : OptionalLong.of(lastTo);
    }
}
