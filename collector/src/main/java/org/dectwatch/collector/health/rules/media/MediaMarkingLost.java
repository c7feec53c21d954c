package org.dectwatch.collector.health.rules.media;

import java.util.List;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamTotals;

/** Media for a server arrives without the marking of the policy: the far end sets none, or the way here takes it off. */
final class MediaMarkingLost {
    private MediaMarkingLost() {}

    static Assessment assess(CaseFile file) {
        MediaPolicy policy = file.policy();
        if (file.media().serverAddresses().isEmpty()) {
            return Assessment.notJudged();
        }
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                if (!file.media().reachesServer(stream)) {
                    continue;
                }
                StreamTotals seen = stream.totals();
                judged |= Markings.judged(seen.dscp(), seen.vlanPriorities(), policy.dscp(), policy.vlanPriority());
                List<String> wrong =
                        Markings.wrong(seen.dscp(), seen.vlanPriorities(), policy.dscp(), policy.vlanPriority());
                if (!wrong.isEmpty()) {
                    return file.fault(
                            stream.firstTime(),
                            "Media of " + file.who(direction.by()) + " arrives with " + String.join(" and ", wrong)
                                    + ": in this direction voice waits behind everything else.",
                            "Across the internet marking is usually lost: let the edge router mark media for the IP-DECT servers anew."
                                    + " Inside, look for the switch that does not trust it.",
                            List.of(CaseFile.firstOf(stream, "first packet: " + String.join(", ", wrong))));
                }
            }
        }
        return Assessment.clean(judged);
    }
}
