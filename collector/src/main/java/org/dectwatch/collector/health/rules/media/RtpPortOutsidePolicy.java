package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.health.Evidence;

/** A server wants or sends RTP at a port outside the range that firewalls are told of. */
final class RtpPortOutsidePolicy {
    private RtpPortOutsidePolicy() {}

    static Assessment assess(CaseFile file) {
        if (file.media().ours().isEmpty()) {
            return Assessment.notJudged();
        }
        boolean judged = false;
        for (OfferAnswer exchange : file.exchanges()) {
            for (Side side : List.of(Side.CALLER, Side.CALLEE)) {
                Optional<AudioDescription> said = exchange.of(side);
                if (!file.media().isOurs(side)
                        || said.isEmpty()
                        || said.get().address().isEmpty()) {
                    continue;
                }
                judged = true;
                int port = said.get().address().get().port();
                if (outside(file.policy(), port)) {
                    return told(file, side, "wants media at", port, CaseFile.said(said.get(), "port " + port));
                }
            }
        }
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                boolean server = file.media().leavesServer(stream);
                int port = stream.key().flow().source().port();
                judged |= server;
                if (server && outside(file.policy(), port)) {
                    return told(
                            file,
                            direction.by(),
                            "sends media from",
                            port,
                            CaseFile.firstOf(stream, "first packet from port " + port));
                }
            }
        }
        return Assessment.clean(judged);
    }

    private static boolean outside(MediaPolicy policy, int port) {
        return port < policy.firstPort() || port > policy.lastPort();
    }

    private static Assessment told(CaseFile file, Side side, String verb, int port, Evidence evidence) {
        return file.fault(
                evidence.time().orElseThrow(),
                file.subject(side) + " " + verb + " port " + port + ", outside "
                        + file.policy().firstPort() + " to " + file.policy().lastPort() + ".",
                "Set the port range start on the Media page of the IP-DECT server (58000 in the guide), or the policy"
                        + " (media.firstPort) and the firewall to what it uses.",
                List.of(evidence));
    }
}
