package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dectwatch.collector.domain.AudioDescription;
import org.dectwatch.collector.protocol.sdp.Codec;
import org.dectwatch.collector.protocol.sdp.CryptoOffer;
import org.dectwatch.collector.protocol.sdp.Direction;
import org.dectwatch.collector.protocol.sdp.MediaDescription;
import org.dectwatch.collector.protocol.sdp.SessionDescription;

/** From SDP to what a call keeps of it: its first audio section that is not refused. */
final class Descriptions {
    private static final int MOST_FORMATS = 32;

    private Descriptions() {}

    static Optional<AudioDescription> of(OfferAnswers.Said said, SessionDescription sdp) {
        List<MediaDescription> audio = sdp.audio();
        return audio.isEmpty() ? Optional.empty() : Optional.of(description(said, audio.get(0)));
    }

    private static AudioDescription description(OfferAnswers.Said said, MediaDescription audio) {
        boolean zero =
                audio.connection().isPresent() && audio.connection().get().unspecified();
        return new AudioDescription(
                said.at(),
                said.frame(),
                audio.rtp(),
                formats(audio.codecs()),
                audio.ptime(),
                audio.direction() == Direction.SENDRECV || audio.direction() == Direction.SENDONLY,
                !zero && (audio.direction() == Direction.SENDRECV || audio.direction() == Direction.RECVONLY),
                keying(audio));
    }

    private static List<AudioDescription.Format> formats(List<Codec> codecs) {
        List<AudioDescription.Format> formats = new ArrayList<>(codecs.size());
        for (Codec codec : codecs.subList(0, Math.min(MOST_FORMATS, codecs.size()))) {
            formats.add(new AudioDescription.Format(
                    codec.payloadType(), codec.encoding().toUpperCase(Locale.ROOT), codec.clockRate()));
        }
        return formats;
    }

    private static AudioDescription.Keying keying(MediaDescription audio) {
        List<CryptoOffer> crypto = audio.crypto();
        if (crypto.isEmpty()) {
            return new AudioDescription.Keying(audio.secure(), List.of(), false, false);
        }
        return new AudioDescription.Keying(
                audio.secure(),
                crypto.stream().map(CryptoOffer::suite).distinct().toList(),
                crypto.stream().anyMatch(CryptoOffer::lifetime),
                crypto.stream().anyMatch(CryptoOffer::mki));
    }
}
