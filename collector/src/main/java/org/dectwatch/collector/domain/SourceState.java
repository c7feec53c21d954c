package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source says of itself, each second.
 *
 * @param name interface, file or listener
 * @param condition in one word; the page shows it
 * @param why one sentence
 * @param packets frames or messages delivered since it started
 * @param kernelDrops frames the kernel or the card dropped before we saw them; -1 when this source cannot know
 * @param truncated frames cut by the snap length
 * @param lastPacketAt when the last one came
 * @param lastFromDevices when the last one came from a configured IP-DECT server
 * @param lastToDevices when the last one went to a configured IP-DECT server
 */
public record SourceState(
        String name,
        Kind kind,
        Condition condition,
        String why,
        Instant since,
        long packets,
        long bytes,
        long kernelDrops,
        long truncated,
        Optional<Instant> lastPacketAt,
        Optional<Instant> lastFromDevices,
        Optional<Instant> lastToDevices) {
    public enum Kind {
        FILE,
        LIVE,
        HEP,
        SYSLOG,
        TRAP,
        SIMULATED
    }

    public enum Condition {
        STARTING,
        /** Packets come. */
        SEEING,
        /** It works, and nothing came for the configured time. */
        QUIET,
        /** It cannot see: not running, or not permitted. */
        BLIND,
        /** Some of what passed was lost before it got here. */
        DROPPING,
        ENDED
    }
}
