package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Subject;

/** The faults of every call of a capture, one finding each: a report tells calls, not servers. */
public final class MediaFindings {
    private MediaFindings() {}

    /** By what the ledger knows at its end; by call, then by pair of ends, each in the ledger's order. */
    public static List<Finding> of(LedgerView ledger, MediaJudge judge) {
        List<Case> cases = new ArrayList<>();
        for (Call call : ledger.calls()) {
            ledger.media(call.callId())
                    .ifPresent(media -> cases.add(new Case(new Subject.OfCall(call.callId()), media)));
        }
        for (MediaPair pair : ledger.unexplainedMedia()) {
            ledger.mediaBetween(pair).ifPresent(media -> cases.add(new Case(new Subject.OfMedia(pair), media)));
        }
        Instant now = ledger.now();
        return cases.stream()
                .flatMap(one -> judge.faults(one.media, now).stream().map(judged -> finding(one.subject, judged)))
                .toList();
    }

    private record Case(Subject subject, CallMedia media) {}

    private static Finding finding(Subject subject, MediaJudge.Judged judged) {
        Fault fault = judged.fault();
        return new Finding(
                judged.kind().id(),
                judged.severity(),
                subject,
                fault.from(),
                fault.to(),
                fault.why(),
                fault.nextStep(),
                fault.evidence());
    }
}
