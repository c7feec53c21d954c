package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Optional;

/**
 * The collector's word on itself.
 *
 * @param version of the program
 * @param queueDepth observations waiting for analysis
 * @param queueCapacity where shedding begins
 * @param shed observations thrown away because the queue was full
 * @param lastShedAt stream time of the last of them
 * @param evicted rows forgotten because a table was full
 * @param malformed messages and packets that broke their own format
 */
public record SelfStatus(
        String version,
        long queueDepth,
        long queueCapacity,
        long shed,
        Optional<Instant> lastShedAt,
        long evicted,
        long malformed) {}
