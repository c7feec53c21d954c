package org.dectwatch.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.ledger.Ledger;

/**
 * What the ledger knows of calls when all is read; joined once for all that look at it.
 *
 * @param calls in the ledger's order
 * @param media of each of them, in the same order
 */
record CallsAtEnd(List<Call> calls, List<CallMedia> media) {
    CallsAtEnd {
        calls = List.copyOf(calls);
        media = List.copyOf(media);
    }

    static CallsAtEnd of(Ledger ledger) {
        List<Call> calls = new ArrayList<>(ledger.calls());
        List<CallMedia> media = new ArrayList<>(calls.size());
        for (Call call : calls) {
            Optional<CallMedia> joined = ledger.media(call.callId());
            media.add(joined.isPresent() ? joined.get() : CallMedia.signallingOnly(call));
        }
        return new CallsAtEnd(calls, media);
    }
}
