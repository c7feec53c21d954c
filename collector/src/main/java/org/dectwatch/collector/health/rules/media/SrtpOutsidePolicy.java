package org.dectwatch.collector.health.rules.media;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.health.Evidence;

/** A server's SDP names keys otherwise than the policy says: lifetime or MKI, SRTP not offered, or offered though it is off. */
final class SrtpOutsidePolicy {
    private SrtpOutsidePolicy() {}

    static Assessment assess(CaseFile file) {
        List<String> sentences = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        boolean judged = false;
        for (OfferAnswer exchange : file.exchanges()) {
            if (!file.media().answersFor(exchange.offerer())) {
                continue;
            }
            judged = true;
            AudioDescription offer = exchange.offer();
            for (String wrong : wrong(file.policy(), offer.keying())) {
                String sentence = file.who(exchange.offerer()) + " " + wrong;
                if (!sentences.contains(sentence)) {
                    sentences.add(sentence);
                    evidence.add(CaseFile.said(offer, wrong));
                }
            }
        }
        if (sentences.isEmpty()) {
            return Assessment.clean(judged);
        }
        return file.fault(
                evidence.get(0).time().orElseThrow(),
                "SRTP is offered otherwise than the policy says: " + String.join("; ", sentences) + ".",
                "Compare the SRTP settings on the Media page of the IP-DECT server with the guide: enabled, not required, no"
                        + " lifetime, no MKI; or change the policy (media.srtp, media.srtpLifetime, media.srtpMki).",
                evidence);
    }

    private static List<String> wrong(MediaPolicy policy, AudioDescription.Keying keying) {
        List<String> wrong = new ArrayList<>();
        if (keying.lifetime() && !policy.srtpLifetime()) {
            wrong.add("limits the lifetime of its key");
        }
        if (keying.mki() && !policy.srtpMki()) {
            wrong.add("names a master key identifier (MKI)");
        }
        if (!keying.secure() && policy.srtp() == MediaPolicy.Encryption.REQUIRED) {
            wrong.add("offers no SRTP, which is required");
        }
        if (keying.secure() && policy.srtp() == MediaPolicy.Encryption.OFF) {
            wrong.add("offers SRTP, which is off");
        }
        return wrong;
    }
}
