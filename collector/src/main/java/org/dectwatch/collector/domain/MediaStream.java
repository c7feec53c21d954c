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
 * @param remote what its far ends said of it; empty while they said nothing that could be read
 */
public record MediaStream(
        String id,
        String capture,
        List<String> codecs,
        StreamTotals totals,
        StreamKey key,
        ClaimedBy claimedBy,
        Optional<String> callId,
        boolean ended,
        Optional<RemoteReport> remote) {
    public MediaStream {
        codecs = List.copyOf(codecs);
    }

    public MediaStream withRemote(RemoteReport said) {
        return new MediaStream(id, capture, codecs, totals, key, claimedBy, callId, ended, Optional.of(said));
    }

    public enum ClaimedBy {
        SDP,
        DEVICE,
        NOBODY
    }
}
