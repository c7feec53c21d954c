package org.dectwatch.collector.ledger;

import java.time.Instant;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.Transport;

/** Whether signalling between the two ends of a call could not be read while the call lasted. */
final class LossBetween {
    private final Flow way;
    private final Instant since;
    private final CallTable table;
    private boolean noticed;

    /** @param way from the inviter to the invited */
    LossBetween(Flow way, Instant since, CallTable table) {
        this.way = way;
        this.since = since;
        this.table = table;
    }

    /** Looks anew, unless the call is over; returns whether something was lost that was not known to be. */
    boolean notice(boolean over) {
        if (noticed || over || !table.lostSince(since, way)) {
            return false;
        }
        noticed = true;
        return true;
    }

    boolean any() {
        return noticed;
    }

    /** Octets of a connection were not captured. */
    boolean octets() {
        return noticed && way.transport() != Transport.UDP;
    }

    /** A message was too short to tell whose it was. */
    boolean cut() {
        return noticed && way.transport() == Transport.UDP;
    }

    /** Over a stream nobody repeats what was not answered: does the capture show at all what the invited side says? */
    boolean oneSided() {
        return way.transport() != Transport.UDP && !table.heardFrom(way.reversed());
    }
}
