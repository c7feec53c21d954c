package org.dectwatch.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One capture file as the report tells of it.
 *
 * @param truncated packets cut by the snap length
 * @param incomplete the file ends inside a record
 * @param malformed counted flaws by reason
 * @param icmpQuoted SIP or RTP quoted inside ICMP errors
 * @param duplicates frames that the mirror made twice
 */
public record CaptureFacts(
        String file,
        String format,
        List<String> linkTypes,
        long packets,
        long bytes,
        Optional<Instant> firstTime,
        Optional<Instant> lastTime,
        long truncated,
        boolean incomplete,
        SortedMap<String, Long> malformed,
        long icmpQuoted,
        long duplicates) {
    public CaptureFacts {
        linkTypes = List.copyOf(linkTypes);
        malformed = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(malformed));
    }
}
