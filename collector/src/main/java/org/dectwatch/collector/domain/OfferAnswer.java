package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription.Format;
import org.dectwatch.collector.net.Endpoint;
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
        return answer.isPresent() ? Optional.of(answer.get().at()) : Optional.empty();
    }

    /** Whether it was in force by then; a later one may have taken its place. */
    public boolean answeredBy(Instant time) {
        return answer.isPresent() && !answer.get().at().isAfter(time);
    }

    /** Asked for silence: by the offerer, or by the answerer alone. */
    public boolean held() {
        return offer.held() || answer.isPresent() && answer.get().held();
    }

    /** Whether packets of this side are expected now. */
    public boolean flowsFrom(Side sender) {
        if (answer.isEmpty()) {
            return false;
        }
        boolean offered = sender == offerer();
        return offered ? offer.sends() && answer.get().receives() : answer.get().sends() && offer.receives();
    }

    /** Whether this side wanted its RTP at this address. */
    public boolean wantedAt(Side receiver, Endpoint address) {
        return receiver == offerer()
                ? offer.isAt(address)
                : answer.isPresent() && answer.get().isAt(address);
    }

    /**
     * What may be sent to this side, by the payload types it gave: those of its formats that the other side has too (RFC 3264
     * section 6.1). Of an offer without answer all: media may come before the answer does.
     */
    public Map<Integer, Format> agreedTowards(Side receiver) {
        Map<Integer, Format> agreed = new LinkedHashMap<>();
        for (Format format : formats(receiver)) {
            if (isShared(format, receiver.opposite())) {
                agreed.put(format.type(), format);
            }
        }
        return agreed;
    }

    /** Whether {@link #agreedTowards} holds this payload type. */
    public boolean agreesTo(int type, Side receiver) {
        for (Format format : formats(receiver)) {
            if (format.type() == type && isShared(format, receiver.opposite())) {
                return true;
            }
        }
        return false;
    }

    private List<Format> formats(Side side) {
        Optional<AudioDescription> said = of(side);
        return said.isPresent() ? said.get().formats() : List.of();
    }

    private boolean isShared(Format format, Side other) {
        if (answer.isEmpty()) {
            return true;
        }
        for (Format theirs : formats(other)) {
            if (theirs.clockRate() == format.clockRate() && theirs.encoding().equals(format.encoding())) {
                return true;
            }
        }
        return false;
    }

    /** The codec settled on: the first of the answer that carries voice. */
    public Optional<String> voice() {
        return answer.isPresent() ? answer.get().bestVoice() : Optional.empty();
    }
}
