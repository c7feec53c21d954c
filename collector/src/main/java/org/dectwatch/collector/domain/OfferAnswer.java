package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.AudioDescription.Format;
import org.dectwatch.collector.net.Transport;

/**
 * An offer and what was answered to it (RFC 3264), on one hop.
 *
 * @param hop 0 for the first on which the offer was seen; proxies and media relays may rewrite it on the others
 * @param byCaller who offered
 * @param answer empty while none was seen, and for good when the offer was refused
 * @param settled a final answer bore it; before, a provisional one did (183)
 * @param transport which carried the offer
 */
public record OfferAnswer(
        int hop,
        boolean byCaller,
        AudioDescription offer,
        Optional<AudioDescription> answer,
        boolean settled,
        Transport transport) {
    /** What this side said; empty for the answering side while it has not. */
    public Optional<AudioDescription> of(Side side) {
        return side == offerer() ? Optional.of(offer) : answer;
    }

    public Side offerer() {
        return byCaller ? Side.CALLER : Side.CALLEE;
    }

    /** When it came into force; empty while it is not answered. */
    public Optional<Instant> since() {
        return answer.map(AudioDescription::at);
    }

    /** Asked for silence: by the offerer, or by the answerer alone. */
    public boolean held() {
        return offer.held() || answer.map(AudioDescription::held).orElse(false);
    }

    /** Whether packets of this side are expected now. */
    public boolean flowsFrom(Side sender) {
        return of(sender).map(AudioDescription::sends).orElse(false)
                && of(sender.opposite()).map(AudioDescription::receives).orElse(false);
    }

    /**
     * What may be sent to this side, by the payload types it gave: those of its formats that the other side has too (RFC 3264
     * section 6.1). Of an offer without answer all: media may come before the answer does.
     */
    public Map<Integer, Format> agreedTowards(Side receiver) {
        Map<Integer, Format> agreed = new LinkedHashMap<>();
        Set<String> other = of(receiver.opposite()).stream()
                .flatMap(d -> d.formats().stream())
                .map(OfferAnswer::meaning)
                .collect(Collectors.toSet());
        of(receiver).stream()
                .flatMap(d -> d.formats().stream())
                .filter(f -> answer.isEmpty() || other.contains(meaning(f)))
                .forEach(f -> agreed.put(f.type(), f));
        return agreed;
    }

    private static String meaning(Format format) {
        return format.encoding() + "/" + format.clockRate();
    }

    /** The codec settled on: the first of the answer that carries voice. */
    public Optional<String> voice() {
        return answer.flatMap(a -> a.voice().stream().findFirst());
    }
}
