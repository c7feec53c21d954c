package org.dectwatch.collector.health.rules.media;

import java.util.List;
import java.util.stream.Collectors;

/** An SDP with one audio section; immutable. Formats are written {@code 0 PCMU}. */
public record Sdp(String address, int port, List<String> formats, int ptime, String direction, String more) {
    /** PCMU, PCMA and telephone events as the guide wants them. */
    public static Sdp of(String address, int port) {
        return new Sdp(address, port, List.of("0 PCMU", "8 PCMA", "96 telephone-event"), 20, "sendrecv", "");
    }

    public Sdp formats(String... other) {
        return new Sdp(address, port, List.of(other), ptime, direction, more);
    }

    Sdp at(String other, int otherPort) {
        return new Sdp(other, otherPort, formats, ptime, direction, more);
    }

    /** 0 leaves the line out. */
    Sdp ptime(int ms) {
        return new Sdp(address, port, formats, ms, direction, more);
    }

    public Sdp direction(String other) {
        return new Sdp(address, port, formats, ptime, other, more);
    }

    /** @param parameters after the key: {@code |2^20} for a lifetime, {@code |1:4} for an MKI */
    Sdp crypto(String parameters) {
        return new Sdp(
                address,
                port,
                formats,
                ptime,
                direction,
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj" + parameters
                        + "\r\n");
    }

    @Override
    public String toString() {
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP "
                + formats.stream().map(f -> f.split(" ")[0]).collect(Collectors.joining(" ")) + "\r\n"
                + formats.stream().map(f -> "a=rtpmap:" + f + "/8000\r\n").collect(Collectors.joining())
                + (ptime > 0 ? "a=ptime:" + ptime + "\r\n" : "") + "a=" + direction + "\r\n" + more;
    }
}
