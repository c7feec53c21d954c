package org.dectwatch.collector.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.protocol.rtcp.VqReport;

/**
 * Finds the streams a voice quality report speaks of, at every point of capture: by SSRC, and by one of the two addresses or the
 * Call-ID, since a reporter behind a NAT knows other addresses than the wire. A report without SSRCs is not joined.
 */
final class QualityJoin {
    /** Streams of one SSRC that are looked at. */
    private static final int LOOKED_AT = 64;

    private final StreamEnds ends;
    private final CallOf callOf;

    /** The Call-ID of the call that claims a stream. */
    interface CallOf {
        Optional<String> callId(StreamId key);
    }

    QualityJoin(StreamEnds ends, CallOf callOf) {
        this.ends = ends;
        this.callOf = callOf;
    }

    /** What came to the reporter. */
    List<StreamId> received(VqReport report) {
        return find(report.there(), report.here(), report.callId());
    }

    /** What the reporter sent. */
    List<StreamId> sent(VqReport report) {
        return find(report.here(), report.there(), report.callId());
    }

    private List<StreamId> find(VqReport.Side from, VqReport.Side to, String callId) {
        OptionalInt ssrc = from.ssrc();
        return ssrc.isEmpty()
                ? List.of()
                : ends.of(ssrc.getAsInt()).stream()
                        .limit(LOOKED_AT)
                        .filter(key -> is(key.stream().flow().source(), from)
                                || is(key.stream().flow().destination(), to)
                                || !callId.isEmpty() && callOf.callId(key).equals(Optional.of(callId)))
                        // The same SSRC may run the other way, as test tools send it.
                        .filter(key -> !is(key.stream().flow().source(), to))
                        .toList();
    }

    private static boolean is(Endpoint endpoint, VqReport.Side side) {
        return side.address().equals(Optional.of(endpoint));
    }
}
