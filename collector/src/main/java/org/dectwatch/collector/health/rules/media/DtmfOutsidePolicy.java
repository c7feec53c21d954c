package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.domain.Side;
import org.dectwatch.collector.domain.VoiceCodecs;

/** A server's offer has no telephone events (RFC 4733), or has them on another payload type than the policy says. */
final class DtmfOutsidePolicy {
    private DtmfOutsidePolicy() {}

    static Assessment assess(CaseFile file) {
        if (file.media().ours().isEmpty()) {
            return Assessment.notJudged();
        }
        boolean judged = false;
        for (OfferAnswer exchange : file.exchanges()) {
            Side offerer = exchange.offerer();
            if (file.media().isOurs(offerer)) {
                judged = true;
                Optional<AudioDescription.Format> events = events(exchange.offer());
                if (events.isEmpty()) {
                    return told(
                            file,
                            offerer,
                            exchange.offer(),
                            "offers no telephone events: its keys are not heard as such");
                }
                if (events.get().type() != file.policy().dtmfPayloadType()) {
                    return told(
                            file,
                            offerer,
                            exchange.offer(),
                            "offers telephone events as payload type "
                                    + events.get().type() + " instead of "
                                    + file.policy().dtmfPayloadType());
                }
            }
            boolean refused = file.media().isOurs(offerer.opposite())
                    && exchange.answer().isPresent()
                    && events(exchange.answer().get()).isEmpty()
                    && events(exchange.offer()).isPresent();
            if (refused) {
                return told(
                        file,
                        offerer.opposite(),
                        exchange.answer().orElseThrow(),
                        "was offered telephone events and answered without");
            }
        }
        return Assessment.clean(judged);
    }

    private static Optional<AudioDescription.Format> events(AudioDescription said) {
        for (AudioDescription.Format format : said.formats()) {
            if (format.encoding().equals(VoiceCodecs.TELEPHONE_EVENT)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static Assessment told(CaseFile file, Side side, AudioDescription said, String what) {
        return file.fault(
                said.at(),
                file.subject(side) + " " + what + ".",
                "On the SIP page of the IP-DECT server tick \"Send as RTP (rfc2833)\" with payload type "
                        + file.policy().dtmfPayloadType() + ", or set the policy (media.dtmfPayloadType).",
                List.of(CaseFile.said(said, "formats " + said.formats())));
    }
}
