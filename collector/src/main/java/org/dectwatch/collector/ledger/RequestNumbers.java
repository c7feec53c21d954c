package org.dectwatch.collector.ledger;

import java.util.Optional;
import java.util.TreeSet;

/** Numbers of the requests of one side of a dialog, which go up by one (RFC 3261 12.2.1.1): what is left out was not seen. */
final class RequestNumbers {
    private static final int MOST = 64;

    private final String side;
    private final TreeSet<Long> seen = new TreeSet<>();
    private long floor = Long.MIN_VALUE;
    private boolean missed;

    RequestNumbers(String side) {
        this.side = side;
    }

    void seen(long cseq) {
        if (cseq < floor) {
            return;
        }
        seen.add(cseq);
        if (seen.size() > MOST) {
            long oldest = seen.first();
            seen.remove(oldest);
            floor = seen.first();
            missed |= floor > oldest + 1;
        }
    }

    /** In words; empty when there is no hole. */
    Optional<String> missing() {
        long holes = seen.isEmpty() ? 0 : seen.last() - seen.first() + 1 - seen.size();
        return holes == 0 && !missed ? Optional.empty() : Optional.of("requests of the " + side + " by their numbers");
    }
}
