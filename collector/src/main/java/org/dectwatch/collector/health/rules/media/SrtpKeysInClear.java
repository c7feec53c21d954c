package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.domain.OfferAnswer;
import org.dectwatch.collector.net.Transport;

/** Keys of SRTP travel in SDP over a transport that anybody on the path can read (RFC 4568 section 8.1). */
final class SrtpKeysInClear {
    private SrtpKeysInClear() {}

    static Assessment assess(CaseFile file) {
        boolean judged = false;
        for (OfferAnswer exchange : file.media().exchangesOfAllHops()) {
            Optional<AudioDescription> keyed = keyed(exchange);
            judged |= keyed.isPresent();
            boolean readable = exchange.transport() == Transport.UDP || exchange.transport() == Transport.TCP;
            if (keyed.isPresent() && readable) {
                return file.fault(
                        keyed.get().at(),
                        "The keys of SRTP ("
                                + String.join(", ", keyed.get().keying().suites()) + ") travel over "
                                + exchange.transport()
                                + ", where everybody on the path can read them: enciphering the media"
                                + " protects nothing.",
                        "Use TLS for signalling (transport on the SIP page of the IP-DECT server) wherever SRTP is on.",
                        List.of(CaseFile.said(keyed.get(), "a=crypto over " + exchange.transport())));
            }
        }
        return Assessment.clean(judged);
    }

    private static Optional<AudioDescription> keyed(OfferAnswer exchange) {
        if (!exchange.offer().keying().suites().isEmpty()) {
            return Optional.of(exchange.offer());
        }
        Optional<AudioDescription> answer = exchange.answer();
        return answer.isPresent() && !answer.get().keying().suites().isEmpty() ? answer : Optional.empty();
    }
}
