package org.dectwatch.collector.source;

import java.util.HashMap;
import java.util.Map;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/** Which conversations were seen, and whether in both directions. Keeps 20,000 and counts the segments of those beyond. */
final class Conversations {
    private static final int MOST = 20_000;
    /** A single packet without answer says nothing about the mirror. */
    private static final int TELLING = 3;

    private record Pair(Transport transport, IpAddress one, IpAddress other) {}

    private static final class Counts {
        private long forward;
        private long backward;
    }

    private final Map<Pair, Counts> pairs = new HashMap<>();
    private long beyond;

    void segment(Flow flow) {
        IpAddress from = flow.source().address();
        IpAddress to = flow.destination().address();
        if (manyReceivers(to)) {
            return;
        }
        int order = from.compareTo(to);
        // Within one host the ports tell the two sides apart.
        boolean forward = order != 0
                ? order < 0
                : flow.source().port() <= flow.destination().port();
        Pair pair = forward ? new Pair(flow.transport(), from, to) : new Pair(flow.transport(), to, from);
        Counts counts = pairs.get(pair);
        if (counts == null) {
            if (pairs.size() == MOST) {
                beyond++;
                return;
            }
            counts = new Counts();
            pairs.put(pair, counts);
        }
        if (forward) {
            counts.forward++;
        } else {
            counts.backward++;
        }
    }

    /** Multicast and broadcast have no way back. */
    private static boolean manyReceivers(IpAddress to) {
        return to.version() == 4 ? to.low() >>> 28 >= 0xe : to.high() >>> 56 == 0xff;
    }

    long bothWays() {
        return pairs.values().stream()
                .filter(counts -> counts.forward > 0 && counts.backward > 0)
                .count();
    }

    /** Three segments at least, all one way. */
    long oneWay() {
        return pairs.values().stream()
                .filter(counts -> Math.min(counts.forward, counts.backward) == 0
                        && Math.max(counts.forward, counts.backward) >= TELLING)
                .count();
    }

    /** Segments of conversations that found no room. */
    long beyond() {
        return beyond;
    }
}
