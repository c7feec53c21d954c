package org.dectwatch.collector.protocol.sdp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;

/**
 * One m= section, with what it inherits from the session level filled in.
 *
 * @param type {@code audio}, {@code image}, … in lower case
 * @param port 0..65535; 0 rejects or ends the stream
 * @param portCount 1 when not written
 * @param profile {@code RTP/AVP}, {@code RTP/SAVP}, {@code udptl}, … as written
 * @param payloadTypes numeric formats of an RTP profile, in order of preference
 * @param formats formats of the m= line as written
 * @param rtpMaps a=rtpmap by payload type
 * @param formatParameters a=fmtp by payload type
 * @param ptime milliseconds of media in a packet
 * @param maxPtime upper bound of it
 * @param connection where media is to be sent; empty when neither level has a c= line
 * @param rtcpPort of a=rtcp (RFC 3605)
 * @param rtcpAddress of a=rtcp
 * @param candidates number of a=candidate lines (ICE)
 * @param fingerprint a=fingerprint is present at either level: DTLS-SRTP
 */
public record MediaDescription(
        String type,
        int port,
        int portCount,
        String profile,
        List<Integer> payloadTypes,
        List<String> formats,
        Map<Integer, Codec> rtpMaps,
        Map<Integer, String> formatParameters,
        OptionalInt ptime,
        OptionalInt maxPtime,
        Direction direction,
        Optional<MediaAddress> connection,
        OptionalInt rtcpPort,
        Optional<MediaAddress> rtcpAddress,
        boolean rtcpMux,
        int candidates,
        List<CryptoOffer> crypto,
        boolean fingerprint) {
    public MediaDescription {
        payloadTypes = List.copyOf(payloadTypes);
        formats = List.copyOf(formats);
        rtpMaps = ordered(rtpMaps);
        formatParameters = ordered(formatParameters);
        crypto = List.copyOf(crypto);
    }

    private static <T> Map<Integer, T> ordered(Map<Integer, T> map) {
        return map.size() < 2 ? Map.copyOf(map) : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The meaning of a payload type here: its rtpmap, else RFC 3551's static assignment, else empty. */
    public Optional<Codec> codec(int payloadType) {
        Codec mapped = rtpMaps.get(payloadType);
        return mapped != null ? Optional.of(mapped) : StaticPayloadTypes.codec(payloadType);
    }

    /** Codecs of the m= line in order; payload types without a known meaning are left out. */
    public List<Codec> codecs() {
        List<Codec> codecs = new ArrayList<>(payloadTypes.size());
        for (int payloadType : payloadTypes) {
            Optional<Codec> codec = codec(payloadType);
            if (codec.isPresent()) {
                codecs.add(codec.get());
            }
        }
        return List.copyOf(codecs);
    }

    /** Port 0: the stream is refused, or ended (RFC 3264 sections 6 and 8.2). */
    public boolean rejected() {
        return port == 0;
    }

    /** The other side is asked to be silent (RFC 3264 section 8.4; the zero address is the older form). */
    public boolean held() {
        return !rejected()
                && (direction == Direction.SENDONLY
                        || direction == Direction.INACTIVE
                        || connection.isPresent() && connection.get().unspecified());
    }

    /** Keys are offered or accepted: a secure profile, a=crypto, or DTLS-SRTP. */
    public boolean secure() {
        return profile.contains("SAVP") || !crypto.isEmpty() || fingerprint;
    }

    public boolean t38() {
        return type.equals("image") && profile.equalsIgnoreCase("udptl");
    }

    /** Where this side wants RTP; empty when rejected, held by the zero address, or named instead of numbered. */
    public Optional<Endpoint> rtp() {
        if (rejected() || connection.isEmpty() || connection.get().unspecified()) {
            return Optional.empty();
        }
        Optional<IpAddress> address = connection.get().address();
        return address.isEmpty() ? Optional.empty() : Optional.of(new Endpoint(address.get(), port));
    }

    /** Where this side wants RTCP: a=rtcp, else the RTP port with rtcp-mux, else the port after it. */
    public Optional<Endpoint> rtcp() {
        int next = rtcpPort.orElse(rtcpMux ? port : port + 1);
        Optional<Endpoint> rtp = rtp();
        if (rtp.isEmpty() || next > 0xffff) {
            return Optional.empty();
        }
        Optional<IpAddress> other = rtcpAddress.flatMap(MediaAddress::address);
        return Optional.of(new Endpoint(other.orElse(rtp.get().address()), next));
    }
}
