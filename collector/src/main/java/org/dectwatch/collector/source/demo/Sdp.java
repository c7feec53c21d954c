package org.dectwatch.collector.source.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.dectwatch.collector.net.Endpoint;

/** A session description with one audio stream (RFC 4566) and telephone events on payload type 96. */
final class Sdp {
    static final int PCMU = 0;
    static final int G726 = 2;
    static final int PCMA = 8;
    static final int EVENTS = 96;

    private Sdp() {}

    /** @param direction {@code sendrecv}, {@code sendonly} or {@code recvonly} */
    static String text(Endpoint media, int version, List<Integer> voice, String direction) {
        String types = voice.stream().map(String::valueOf).collect(Collectors.joining(" "));
        String maps = voice.stream().map(Sdp::map).collect(Collectors.joining());
        return "v=0\r\n"
                + "o=- " + media.port() + " " + version + " IN IP4 " + media.address() + "\r\n"
                + "s=-\r\n"
                + "c=IN IP4 " + media.address() + "\r\n"
                + "t=0 0\r\n"
                + "m=audio " + media.port() + " RTP/AVP " + types + " " + EVENTS + "\r\n"
                + maps
                + "a=rtpmap:" + EVENTS + " telephone-event/8000\r\n"
                + "a=fmtp:" + EVENTS + " 0-15\r\n"
                + "a=ptime:20\r\n"
                + "a=" + direction + "\r\n";
    }

    private static String map(int type) {
        String name = switch (type) {
            case PCMU -> "PCMU";
            case PCMA -> "PCMA";
            default -> "G726-32";
        };
        return "a=rtpmap:" + type + " " + name + "/8000\r\n";
    }
}
