package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;

/**
 * What one side said of its audio in an SDP (RFC 8866), without its keys.
 *
 * @param address where it wants RTP; empty when it gave none, or a name
 * @param formats in order of preference
 * @param ptimeMs a=ptime: milliseconds of sound it wants in a packet
 * @param sends it may send (sendrecv, sendonly)
 * @param receives it wants to be sent to (sendrecv, recvonly, and no zero address)
 */
public record AudioDescription(
        Instant at,
        FrameRef frame,
        Optional<Endpoint> address,
        List<Format> formats,
        OptionalInt ptimeMs,
        boolean sends,
        boolean receives,
        Keying keying) {
    public AudioDescription {
        formats = List.copyOf(formats);
    }

    /**
     * A payload type and what it means.
     *
     * @param encoding upper case
     */
    public record Format(int type, String encoding, int clockRate) {
        /** As people write it: {@code 0 PCMU}. */
        @Override
        public String toString() {
            return type + " " + encoding;
        }
    }

    /**
     * How its media shall be enciphered; keys are never kept.
     *
     * @param secure a secure profile, a=crypto, or a DTLS fingerprint
     * @param suites of its a=crypto lines (RFC 4568); empty without such
     * @param lifetime some a=crypto line limits the life of its key
     * @param mki some a=crypto line names a master key identifier
     */
    public record Keying(boolean secure, List<String> suites, boolean lifetime, boolean mki) {
        public static final Keying NONE = new Keying(false, List.of(), false, false);

        public Keying {
            suites = List.copyOf(suites);
        }
    }

    /** Its encodings that carry voice, best first. */
    public List<String> voice() {
        List<String> voice = new ArrayList<>(formats.size());
        for (Format format : formats) {
            if (VoiceCodecs.isVoice(format.encoding())) {
                voice.add(format.encoding());
            }
        }
        return voice;
    }

    /** The best of them. */
    public Optional<String> bestVoice() {
        for (Format format : formats) {
            if (VoiceCodecs.isVoice(format.encoding())) {
                return Optional.of(format.encoding());
            }
        }
        return Optional.empty();
    }

    /** Whether it wants its RTP there. */
    public boolean isAt(Endpoint there) {
        return address.isPresent() && address.get().equals(there);
    }

    /** The other side is asked to be silent (RFC 3264 section 8.4). */
    public boolean held() {
        return !receives;
    }
}
