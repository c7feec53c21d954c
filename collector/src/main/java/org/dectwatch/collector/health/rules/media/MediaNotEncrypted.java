package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.MediaDirection;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.StreamTotals.Encryption;

/** Media is in clear on the wire, by its octets, although the policy requires SRTP or both sides agreed on it. */
final class MediaNotEncrypted {
    private static final int FEWEST_PACKETS = 25;

    private MediaNotEncrypted() {}

    static Assessment assess(CaseFile file) {
        boolean required = file.policy().srtp() == MediaPolicy.Encryption.REQUIRED;
        Optional<Call> call = file.media().call();
        boolean agreed = call.isPresent()
                && call.get().srtp() == Call.Srtp.AGREED
                && file.media().agreementsSeen();
        if (!required && !agreed) {
            return Assessment.notJudged();
        }
        boolean judged = false;
        for (MediaDirection direction : file.directions()) {
            for (MediaStream stream : direction.streams()) {
                Encryption seen = stream.totals().payload().encryption();
                if (seen == Encryption.UNKNOWN || stream.totals().counts().unique() < FEWEST_PACKETS) {
                    continue;
                }
                judged = true;
                if (seen == Encryption.CLEAR) {
                    return file.fault(
                            stream.firstTime(),
                            file.subject(direction.by()) + " sends media in clear ("
                                    + stream.totals().payload().commonLength() + " octets a packet, no tag), although "
                                    + (agreed ? "SRTP was agreed in the SDP." : "the policy requires SRTP."),
                            agreed
                                    ? "The sender says it enciphers and does not: whoever is on the path can listen. Look at its"
                                            + " firmware, and at what sits between (media relay?)."
                                    : "Tick \"Require media encryption\" on the Media page of the IP-DECT server, and see that the far"
                                            + " end offers SRTP.",
                            List.of(CaseFile.firstOf(stream, "first packet in clear")));
                }
            }
        }
        return Assessment.clean(judged);
    }
}
