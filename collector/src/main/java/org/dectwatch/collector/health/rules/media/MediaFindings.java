package org.dectwatch.collector.health.rules.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.CallMedia;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaPair;
import org.dectwatch.collector.health.Finding;
import org.dectwatch.collector.health.Subject;

/** The faults of every call of a capture, one finding each: a report tells calls, not servers. */
public final class MediaFindings {
    private MediaFindings() {}

    /**
     * By what the ledger knows at its end; by call, then by pair of ends.
     *
     * @param calls the ledger's calls with their media, in the order in which they shall be told
     */
    public static List<Finding> of(Collection<CallMedia> calls, LedgerView ledger, MediaJudge judge) {
        Instant now = ledger.now();
        List<Finding> findings = new ArrayList<>();
        for (CallMedia call : calls) {
            for (MediaJudge.Judged judged : judge.faults(call, now)) {
                findings.add(finding(new Subject.OfCall(call.key()), judged));
            }
        }
        for (MediaPair pair : ledger.unexplainedMedia()) {
            Optional<CallMedia> media = ledger.mediaBetween(pair);
            if (media.isPresent()) {
                for (MediaJudge.Judged judged : judge.faults(media.get(), now)) {
                    findings.add(finding(new Subject.OfMedia(pair), judged));
                }
            }
        }
        return findings;
    }

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
