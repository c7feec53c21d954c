package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.Marks;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.Evidence;

/** A server's SIP messages do not bear the DSCP or the 802.1p priority of the policy. */
final class SignallingMarkingWrong {
    private SignallingMarkingWrong() {}

    static Assessment assess(CaseFile file) {
        MediaPolicy policy = file.policy();
        Optional<Marks> sent = file.media().signallingSent();
        if (sent.isEmpty()) {
            return Assessment.notJudged();
        }
        List<Integer> dscp = sent.get().dscp();
        List<Integer> priorities = sent.get().vlanPriorities();
        List<String> wrong = Markings.wrong(dscp, priorities, policy.signallingDscp(), policy.signallingVlanPriority());
        if (wrong.isEmpty()) {
            return Assessment.clean(
                    Markings.judged(dscp, priorities, policy.signallingDscp(), policy.signallingVlanPriority()));
        }
        Call call = file.media().call().orElseThrow();
        return file.fault(
                call.firstTime(),
                "Signalling of " + file.media().server() + " is sent with " + String.join(" and ", wrong) + ".",
                "Set type of service and 802.1p class on the SIP page of the IP-DECT server, or the policy"
                        + " (media.signallingDscp) to what is wanted.",
                List.of(Evidence.packet(call.firstPacket(), call.firstTime(), "first message of the call")));
    }
}
