package org.dectwatch.collector.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.protocol.sdp.CryptoOffer;
import org.dectwatch.collector.protocol.sdp.Direction;
import org.dectwatch.collector.protocol.sdp.MediaAddress;
import org.dectwatch.collector.protocol.sdp.MediaDescription;
import org.dectwatch.collector.protocol.sdp.SessionDescription;

/** From SDP to what a call keeps of it: its first audio section that is not refused. */
final class Descriptions {
    private static final int MOST_FORMATS = 32;

    private Descriptions() {}

    static Optional<AudioDescription> of(OfferAnswers.Said said, SessionDescription sdp) {
        return sdp.audio().stream().findFirst().map(audio -> description(said, audio));
    }

    private static AudioDescription description(OfferAnswers.Said said, MediaDescription audio) {
        boolean zero = audio.connection().map(MediaAddress::unspecified).orElse(false);
        return new AudioDescription(
                said.at(),
                said.frame(),
                audio.rtp(),
                audio.codecs().stream()
                        .limit(MOST_FORMATS)
                        .map(c -> new AudioDescription.Format(
                                c.payloadType(), c.encoding().toUpperCase(Locale.ROOT), c.clockRate()))
                        .toList(),
                audio.ptime(),
                audio.direction() == Direction.SENDRECV || audio.direction() == Direction.SENDONLY,
                !zero && (audio.direction() == Direction.SENDRECV || audio.direction() == Direction.RECVONLY),
                keying(audio));
    }

    private static AudioDescription.Keying keying(MediaDescription audio) {
        List<CryptoOffer> crypto = audio.crypto();
        return new AudioDescription.Keying(
                audio.secure(),
                crypto.stream().map(CryptoOffer::suite).distinct().toList(),
                crypto.stream().anyMatch(CryptoOffer::lifetime),
                crypto.stream().anyMatch(CryptoOffer::mki));
    }
}
