package org.dectwatch.collector.ledger;

import java.util.List;
import org.dectwatch.collector.protocol.sip.Via;

/**
 * Two messages are one message on another hop when Call-ID, CSeq and method agree and one Via list is the other plus entries on
 * top (RFC 3261 16.6 step 8). {@code received} and {@code rport} do not count: the next hop adds them.
 */
final class Hops {
    private Hops() {}

    static boolean same(List<Via> a, List<Via> b) {
        return a.size() == b.size() && related(a, b);
    }

    /** Whether the shorter list is the tail of the longer one. */
    static boolean related(List<Via> a, List<Via> b) {
        List<Via> shorter = a.size() <= b.size() ? a : b;
        List<Via> longer = a.size() <= b.size() ? b : a;
        int onTop = longer.size() - shorter.size();
        for (int i = 0; i < shorter.size(); i++) {
            if (!equal(shorter.get(i), longer.get(i + onTop))) {
                return false;
            }
        }
        return !shorter.isEmpty();
    }

    private static boolean equal(Via a, Via b) {
        return a.branch().equals(b.branch())
                && a.host().equals(b.host())
                && a.port().equals(b.port())
                && a.transport().equals(b.transport());
    }
}
