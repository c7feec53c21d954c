package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.FrameRef;

/**
 * One message of a ladder: who said what to whom, secrets masked.
 *
 * @param startLine request or status line
 * @param headers masked, bounded
 */
public record LadderEntry(Instant time, FrameRef frame, Flow flow, String startLine, List<String> headers) {
    public LadderEntry {
        headers = List.copyOf(headers);
    }
}
