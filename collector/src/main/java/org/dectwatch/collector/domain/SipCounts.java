package org.dectwatch.collector.domain;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Messages on the wire, each hop on its own, retransmissions included. */
public record SipCounts(
        long messages,
        SortedMap<String, Long> requests,
        SortedMap<String, Long> responses,
        SortedMap<String, Long> transports,
        long retransmissions) {
    public SipCounts {
        requests = frozen(requests);
        responses = frozen(responses);
        transports = frozen(transports);
    }

    private static SortedMap<String, Long> frozen(Map<String, Long> counts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
