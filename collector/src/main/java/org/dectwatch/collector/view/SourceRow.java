package org.dectwatch.collector.view;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.SourceState;

/**
 * Who brings packets or messages in.
 *
 * @param why one sentence
 * @param since when it came into this condition
 * @param kernelDrops frames lost before it; empty when it cannot know
 * @param truncated frames cut by the snap length
 */
public record SourceRow(
        String name,
        String site,
        SourceState.Kind kind,
        SourceState.Condition condition,
        String why,
        Instant since,
        long packets,
        long bytes,
        OptionalLong kernelDrops,
        long truncated,
        Optional<Instant> lastPacketAt,
        Optional<Instant> lastFromDevices,
        Optional<Instant> lastToDevices) {}
