package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/**
 * One call: one Call-ID with its hops merged. The legs of a back-to-back user agent are separate calls.
 *
 * @param setupMs first INVITE to the first final answer that decided it, milliseconds
 * @param durationMs 2xx to BYE, milliseconds
 * @param agreedCodecs encoding names in the order in which offer and answer settled on them
 * @param dtmfInfo digits of SIP INFO, {@code null}-free; kept for reports of captures only, live it holds none
 * @param dtmfInfoCount how many there were
 * @param device the end that is an IP-DECT server where that is known, else who sent the first INVITE seen
 * @param handset address of record whose contact was called, where the request says so and it is not {@code callee}
 * @param requestDelayMs RFC 6076 4.3 (SRD): the INVITE that was not challenged to its first answer other than 100
 * @param disconnectDelayMs RFC 6076 4.4 (SDD): BYE to its 2xx
 * @param end what says that an established call is over
 * @param exchanges offers and answers about its audio, by the time of the offer
 * @param signalling how its messages were marked, by the address that sent them
 * @param unseen what of its signalling must have been sent and was not seen
 */
public record Call(
        String callId,
        AddressOfRecord caller,
        AddressOfRecord callee,
        CallState state,
        OptionalInt finalStatus,
        OptionalLong setupMs,
        OptionalLong durationMs,
        List<String> agreedCodecs,
        int holds,
        int resumes,
        Transfer transfer,
        String dtmfInfo,
        int dtmfInfoCount,
        Srtp srtp,
        boolean onHold,
        Transport transport,
        Endpoint device,
        List<MediaEnd> mediaEnds,
        Instant firstTime,
        Instant lastTime,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        FrameRef firstPacket,
        FrameRef lastPacket,
        Optional<AddressOfRecord> handset,
        OptionalDouble requestDelayMs,
        OptionalDouble disconnectDelayMs,
        Optional<CallEnd> end,
        List<OfferAnswer> exchanges,
        Map<IpAddress, Marks> signalling,
        Unseen unseen) {
    public Call {
        agreedCodecs = List.copyOf(agreedCodecs);
        mediaEnds = List.copyOf(mediaEnds);
        exchanges = List.copyOf(exchanges);
        signalling = Map.copyOf(signalling);
    }

    public enum Transfer {
        NONE,
        BLIND,
        ATTENDED
    }

    public enum Srtp {
        NONE,
        OFFERED,
        AGREED
    }

    /**
     * What is missing of its signalling.
     *
     * @param what in words, the first few
     * @param lost it passed here and was not captured; otherwise the capture began late, or a message could not be read to its end
     */
    public record Unseen(List<String> what, boolean lost) {
        public static final Unseen NOTHING = new Unseen(List.of(), false);

        public Unseen {
            what = List.copyOf(what);
        }

        public boolean any() {
            return !what.isEmpty();
        }

        @Override
        public String toString() {
            return String.join(", ", what);
        }
    }

    /**
     * An address at which one side of the call said it wants media.
     *
     * @param from since when
     * @param codecs payload type to encoding name, as this side announced them
     */
    public record MediaEnd(Endpoint address, Instant from, java.util.Map<Integer, MediaFormat> codecs, boolean caller) {
        public MediaEnd {
            codecs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(codecs));
        }
    }

    /**
     * A payload type's meaning.
     *
     * @param encoding upper case as in the registry, such as {@code PCMU}
     * @param clockRate in hertz
     */
    public record MediaFormat(String encoding, int clockRate) {}
}
