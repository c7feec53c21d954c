package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;

/**
 * Which outbound proxy an IP-DECT server uses, and which DNS told it to (RFC 3263, RFC 2782). Only answers seen on the wire
 * count: where none explains an address, that is said.
 *
 * @param server name of the IP-DECT server, or its address
 * @param service the SRV name whose answer holds; empty when none was seen
 * @param answeredAt when that answer came
 * @param targets its targets, best first
 * @param trouble why the last question for an SRV name gave none: the response code, or that the answer was empty
 * @param inUse where its signalling goes; empty before any was seen
 * @param failovers times it went to a worse target
 * @param returns times it went to a better one
 * @param lastFailure the last target that could not be used
 */
public record ProxyUse(
        String server,
        Optional<String> service,
        Optional<Instant> answeredAt,
        List<Target> targets,
        Optional<String> trouble,
        Optional<InUse> inUse,
        int failovers,
        int returns,
        Optional<Failed> lastFailure) {
    public ProxyUse {
        targets = List.copyOf(targets);
    }

    /**
     * One target of an SRV answer.
     *
     * @param priority lower is better
     * @param weight share among equal priorities; 0 is next to none
     * @param name host name, lower case
     * @param addresses what that name meant when the answer came, as far as seen
     */
    public record Target(int priority, int weight, int port, String name, List<IpAddress> addresses) {
        public Target {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Where signalling goes.
     *
     * @param priority of the SRV target it is; empty when no SRV answer explains the address
     * @param name a name that means this address; empty when no answer explains it
     * @param since when it went there first, after it went elsewhere
     */
    public record InUse(Endpoint endpoint, OptionalInt priority, Optional<String> name, Instant since) {}

    /**
     * A target that could not be used.
     *
     * @param reason as of the connection
     */
    public record Failed(Endpoint endpoint, Optional<String> name, TlsConnection.Reason reason, Instant at) {}

    /** Whether it is where it ought to be. */
    public enum Choice {
        /** No signalling was seen. */
        NOTHING_USED,
        /** One of the targets with the best priority. */
        FIRST,
        /** A target of a worse priority. */
        NOT_FIRST,
        /** A name means this address, but no SRV answer does: nothing says if there is a better one. */
        UNRANKED,
        /** No answer explains the address. */
        UNKNOWN
    }

    /** How it went from one to another. Closed set: fit for a metric label. */
    public enum Move {
        FAILOVER,
        RETURN,
        /** To another of the same priority. */
        ASIDE,
        /** At least one of the two has no priority that is known. */
        UNRANKED
    }

    /** Whether anything was seen of where it signals: who asked a name server for something else is no IP-DECT server by that. */
    public boolean isKnown() {
        return inUse.isPresent()
                || service.isPresent()
                || !targets.isEmpty()
                || trouble.isPresent()
                || lastFailure.isPresent();
    }

    /** The targets it ought to use; which of them is a matter of weight and chance (RFC 2782). */
    public List<Target> firstChoices() {
        int best = targets.stream().mapToInt(Target::priority).min().orElse(0);
        return targets.stream().filter(target -> target.priority() == best).toList();
    }

    public Choice choice() {
        if (inUse.isEmpty()) {
            return Choice.NOTHING_USED;
        }
        OptionalInt priority = inUse.get().priority();
        if (priority.isEmpty()) {
            return inUse.get().name().isPresent() ? Choice.UNRANKED : Choice.UNKNOWN;
        }
        boolean first = firstChoices().stream().anyMatch(target -> target.priority() >= priority.getAsInt());
        return first ? Choice.FIRST : Choice.NOT_FIRST;
    }
}
