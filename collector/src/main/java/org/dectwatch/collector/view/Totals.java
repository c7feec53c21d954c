package org.dectwatch.collector.view;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums over the site. The states of handsets add up to {@code handsets}; a remembered one counts as such and nowhere else.
 *
 * @param handsets known, configured or seen
 * @param truth the same handsets by what wire, server and cloud say together
 * @param tlsOpen TLS connections that are open
 * @param streams media streams that have not ended
 * @param alertsBeyondCap by rule, subjects in trouble that are not among the alerts, because the rule has as many as are kept;
 *     rules without such are left out
 */
public record Totals(
        int handsets,
        int registered,
        int expired,
        int unregistered,
        int never,
        int unknown,
        int remembered,
        int activeCalls,
        int tlsOpen,
        int streams,
        int alertsFiring,
        int alertsHeld,
        Sip sip,
        Truth truth,
        SortedMap<String, Integer> alertsBeyondCap) {
    public Totals {
        alertsBeyondCap = Collections.unmodifiableSortedMap(new TreeMap<>(alertsBeyondCap));
    }

    /**
     * By verdict; the first three add up to all handsets.
     *
     * @param byOthers of the registered, those of whom only a server or the cloud says so
     * @param contradicted where two say the opposite
     */
    public record Truth(int registered, int notRegistered, int unknown, int byOthers, int contradicted) {}

    /** Messages since the collector started, each hop on its own. */
    public record Sip(
            long messages,
            long retransmissions,
            SortedMap<String, Long> requests,
            SortedMap<String, Long> responses,
            SortedMap<String, Long> transports) {
        public Sip {
            requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
            responses = Collections.unmodifiableSortedMap(new TreeMap<>(responses));
            transports = Collections.unmodifiableSortedMap(new TreeMap<>(transports));
        }
    }
}
