package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Subject;

/** The faults of every call of a capture, one finding each: a report tells calls, not servers. */
public final class MediaFindings {
    private MediaFindings() {}

    /** By what the ledger knows at its end; in no particular order. */
    public static List<Finding> of(LedgerView ledger, MediaJudge judge) {
        List<Finding> findings = new ArrayList<>();
        for (Call call : ledger.calls()) {
            ledger.media(call.callId())
                    .ifPresent(media -> add(findings, new Subject.OfCall(call.callId()), media, judge, ledger.now()));
        }
        ledger.unexplainedMedia()
                .forEach(pair -> ledger.mediaBetween(pair)
                        .ifPresent(media -> add(findings, new Subject.OfMedia(pair), media, judge, ledger.now())));
        return findings;
    }

    private static void add(List<Finding> findings, Subject subject, CallMedia media, MediaJudge judge, Instant now) {
        judge.faults(media, now)
                .forEach(judged -> findings.add(new Finding(
                        judged.kind().id(),
                        judged.severity(),
                        subject,
                        judged.fault().from(),
                        judged.fault().to(),
                        judged.fault().why(),
                        judged.fault().nextStep(),
                        judged.fault().evidence())));
    }
}
