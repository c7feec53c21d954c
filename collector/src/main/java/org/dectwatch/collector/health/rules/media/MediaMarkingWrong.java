package org.dectwatch.collector.health.rules.media;

import java.util.List;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamTotals;

/** A server's media does not bear the DSCP or the 802.1p priority of the policy. */
final class MediaMarkingWrong {
    private MediaMarkingWrong() {}

    static Assessment assess(CaseFile file) {
        MediaPolicy policy = file.policy();
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                boolean serverUnknown = file.media().ours().isEmpty();
                if (!serverUnknown && !file.media().leavesServer(stream)) {
                    continue;
                }
                StreamTotals seen = stream.totals();
                judged |= Markings.judged(seen.dscp(), seen.vlanPriorities(), policy.dscp(), policy.vlanPriority());
                List<String> wrong =
                        Markings.wrong(seen.dscp(), seen.vlanPriorities(), policy.dscp(), policy.vlanPriority());
                if (!wrong.isEmpty()) {
                    return file.fault(
                            stream.firstTime(),
                            file.subject(direction.by()) + " sends media with " + String.join(" and ", wrong) + ".",
                            "Set media TOS 184 and 802.1p class of service 5 on the Media page of the IP-DECT server; if they are set,"
                                    + " a switch between it and this point of capture rewrites them (trust the port).",
                            List.of(CaseFile.firstOf(stream, "first packet: " + String.join(", ", wrong))));
                }
            }
        }
        return Assessment.clean(judged);
    }
}
