package org.dectwatch.collector.domain;

import java.util.List;
import java.util.Optional;

/**
 * A media stream and whose it is.
 *
 * @param id stable within a report
 * @param capture name of the point of capture
 * @param codecs encoding names in order of appearance; upper case
 * @param totals since its first packet
 * @param callId of the call that claims it
 */
public record MediaStream(
        String id,
        String capture,
        List<String> codecs,
        StreamTotals totals,
        StreamKey key,
        ClaimedBy claimedBy,
        Optional<String> callId,
        boolean ended) {
    public MediaStream {
        codecs = List.copyOf(codecs);
    }

    public enum ClaimedBy {
        SDP,
        DEVICE,
        NOBODY
    }
}
