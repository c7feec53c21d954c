package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.OfferAnswer;

/** A server offered SRTP, the other side answered without, and the policy lets clear media pass: it is silently off. */
final class SrtpNotTaken {
    private SrtpNotTaken() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (OfferAnswer exchange : file.exchanges()) {
            Optional<AudioDescription> answer = exchange.answer();
            boolean offered = exchange.offer().keying().secure() && file.media().answersFor(exchange.offerer());
            if (!offered || answer.isEmpty() || file.policy().srtp() != MediaPolicy.Encryption.OPTIONAL) {
                continue;
            }
            judged = true;
            if (!answer.get().keying().secure()) {
                return file.fault(
                        answer.get().at(),
                        file.subject(exchange.offerer()) + " offered SRTP and "
                                + file.who(exchange.offerer().opposite()) + " answered without: media is in clear.",
                        "If media must not be overheard, require SRTP on the IP-DECT server and in the policy (media.srtp), and"
                                + " enable it at the far end.",
                        List.of(
                                CaseFile.said(
                                        exchange.offer(),
                                        "offer of " + exchange.offer().keying().suites()),
                                CaseFile.said(answer.get(), "answer without keys")));
            }
        }
        return Assessment.clean(judged);
    }
}
