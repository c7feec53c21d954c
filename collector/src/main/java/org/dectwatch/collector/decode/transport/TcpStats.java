package org.dectwatch.collector.decode.transport;

/**
 * What became of TCP.
 *
 * @param segments segments decoded
 * @param connections serial numbers given out: connections and attempts
 * @param open connections now
 * @param opening SYNs without an answer now
 * @param heldBytes what is held back out of order now, with its overhead
 * @param gaps times that bytes were given up
 * @param gapBytes how many octets those were
 * @param timedOut connections given up because they were idle
 * @param evictedByCount connections given up because there were too many
 * @param evictedByBytes connections given up because all together held back too much
 * @param openingEvicted attempts forgotten because there were too many
 * @param stragglers segments of connections that were over, left alone
 * @param implausible RSTs and answers that did not fit their connection, left alone
 */
public record TcpStats(
        long segments,
        long connections,
        int open,
        int opening,
        long heldBytes,
        long gaps,
        long gapBytes,
        long timedOut,
        long evictedByCount,
        long evictedByBytes,
        long openingEvicted,
        long stragglers,
        long implausible) {}
