package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Twin;
import org.dectwatch.collector.observe.Observation;
import org.dectwatch.collector.protocol.sip.SipSummary;

/**
 * Messages by method, code and transport, each hop on its own. What a mirror port copied twice is counted apart, by address
 * pair: whose doing a twin was is known only later, and then the pair's twins count, or do not, as a whole. The pair of what HEP
 * told of is that of the report, since it was the report that came twice.
 */
final class SipTally {
    private static final int MOST_SEEN = 65_536;
    private static final int MOST_METHODS = 64;

    private final ServerNames names;
    private final Consumer<DomainEvent> events;
    private final Counts own = new Counts();
    private final Map<Pair, Counts> twins = new HashMap<>();
    private final Map<Pair, Boolean> mirrored = new HashMap<>();
    private final Map<Long, Boolean> seen = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST_SEEN;
        }
    };

    /** Two addresses, in order. */
    private record Pair(IpAddress low, IpAddress high) {
        static Pair of(Flow flow) {
            IpAddress a = flow.source().address();
            IpAddress b = flow.destination().address();
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private static final class Counts {
        private long messages;
        private long retransmissions;
        private final SortedMap<String, Long> requests = new TreeMap<>();
        private final SortedMap<String, Long> responses = new TreeMap<>();
        private final SortedMap<String, Long> transports = new TreeMap<>();

        void add(SipSummary message, String transport, boolean again) {
            messages++;
            OptionalInt status = message.status();
            if (status.isPresent()) {
                responses.merge(Integer.toString(status.getAsInt()), 1L, Long::sum);
            } else {
                // Strangers choose method names: beyond a bound they are counted together.
                String method = requests.size() < MOST_METHODS || requests.containsKey(message.method())
                        ? message.method()
                        : "OTHER";
                requests.merge(method, 1L, Long::sum);
            }
            transports.merge(transport, 1L, Long::sum);
            retransmissions += again ? 1 : 0;
        }

        void addAll(Counts more) {
            messages += more.messages;
            retransmissions += more.retransmissions;
            more.requests.forEach((k, n) -> requests.merge(k, n, Long::sum));
            more.responses.forEach((k, n) -> responses.merge(k, n, Long::sum));
            more.transports.forEach((k, n) -> transports.merge(k, n, Long::sum));
        }
    }

    SipTally(ServerNames names, Consumer<DomainEvent> events) {
        this.names = names;
        this.events = events;
    }

    /** Counts it and tells of it; again on the same hop, with the same branch, CSeq, and method or status, it is a retransmission. */
    void add(Instant at, Observation.Sip sip) {
        SipSummary message = sip.message();
        boolean again = seen.put(MessageMark.of(sip), Boolean.TRUE) != null;
        String transport = sip.flow().transport().name();
        if (sip.twin() == Twin.NONE) {
            own.add(message, transport, again);
        } else {
            Pair pair = Pair.of(sip.carrier().orElse(sip.flow()));
            if (twins.size() < MOST_SEEN || twins.containsKey(pair)) {
                twins.computeIfAbsent(pair, p -> new Counts()).add(message, transport, again);
                mirrored.put(pair, sip.twin() == Twin.MIRROR);
            }
        }
        if (sip.twin() != Twin.MIRROR) {
            String server = names.serverOf(sip.flow()).orElse("");
            events.accept(new DomainEvent.SipSeen(at, server, message.method(), message.status(), transport, again));
        }
    }

    /** By the verdicts so far. */
    SipCounts counts() {
        return counts(pair -> mirrored.getOrDefault(pair, Boolean.FALSE));
    }

    /** By a final verdict. */
    SipCounts counts(java.util.function.BiPredicate<IpAddress, IpAddress> isMirrored) {
        return counts((Predicate<Pair>) pair -> isMirrored.test(pair.low, pair.high));
    }

    private SipCounts counts(Predicate<Pair> isMirrored) {
        Counts sum = new Counts();
        sum.addAll(own);
        twins.forEach((pair, counts) -> {
            if (!isMirrored.test(pair)) {
                sum.addAll(counts);
            }
        });
        return new SipCounts(
                sum.messages,
                Collections.unmodifiableSortedMap(sum.requests),
                Collections.unmodifiableSortedMap(sum.responses),
                Collections.unmodifiableSortedMap(sum.transports),
                sum.retransmissions);
    }
}
