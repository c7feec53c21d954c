package org.dectwatch.collector.ledger;

import java.util.ArrayList;
import java.util.List;

/** The text of a SIP message, put together line by line; immutable. */
final class SipText {
    private final String start;
    private final List<String> vias;
    private final List<String> headers;
    private final String body;

    private SipText(String start, List<String> vias, List<String> headers, String body) {
        this.start = start;
        this.vias = List.copyOf(vias);
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** A REGISTER of a user in a Call-ID of its own; its branch is that of its CSeq. */
    static SipText register(String user, int cseq) {
        return message(
                "REGISTER sip:voice.example.net SIP/2.0",
                "REGISTER",
                "r-" + user,
                cseq,
                "<sip:" + user + "@voice.example.net>;tag=f1",
                "<sip:" + user + "@voice.example.net>");
    }

    /** A request of the caller (3301) or, from the other side, of the callee (3302). */
    static SipText call(String method, int cseq) {
        return message(
                method + " sip:3302@voice.example.net SIP/2.0",
                method,
                "call-1",
                cseq,
                "<sip:3301@voice.example.net>;tag=a",
                "<sip:3302@voice.example.net>");
    }

    private static SipText message(String start, String method, String callId, int cseq, String from, String to) {
        return new SipText(
                start,
                List.of("SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK-" + callId + "-" + cseq),
                List.of("From: " + from, "To: " + to, "Call-ID: " + callId, "CSeq: " + cseq + " " + method),
                "");
    }

    /** The answer: the same Via, From, To, Call-ID and CSeq (RFC 3261 8.2.6.2). */
    SipText answer(int status) {
        return new SipText(
                "SIP/2.0 " + status + " Answer",
                vias,
                headers.stream()
                        .filter(h -> h.matches("(From|To|Call-ID|CSeq): .*"))
                        .map(h -> h.startsWith("To: ") && status > 100 && !h.contains(";tag=") ? h + ";tag=b" : h)
                        .toList(),
                "");
    }

    /** As a proxy sends it on: one more Via on top. */
    SipText throughProxy(String branch) {
        List<String> more = new ArrayList<>(List.of("SIP/2.0/UDP 192.0.2.100:5060;branch=z9hG4bK-" + branch));
        more.addAll(vias);
        return new SipText(start, more, headers, body);
    }

    SipText with(String... lines) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(lines));
        return new SipText(start, vias, more, body);
    }

    SipText replacing(String header, String value) {
        return new SipText(
                start,
                vias,
                headers.stream()
                        .map(h -> h.startsWith(header + ": ") ? header + ": " + value : h)
                        .toList(),
                body);
    }

    SipText contact(String user, String parameters) {
        return with("Contact: <sip:" + user + "@192.0.2.20:5060>" + parameters);
    }

    SipText expires(int seconds) {
        return with("Expires: " + seconds);
    }

    SipText challenge(String nonce) {
        return with("WWW-Authenticate: Digest realm=\"voice\", nonce=\"" + nonce + "\"");
    }

    SipText staleChallenge(String nonce) {
        return with("WWW-Authenticate: Digest realm=\"voice\", nonce=\"" + nonce + "\", stale=true");
    }

    SipText digest(String user, String nonce) {
        return with("Authorization: Digest username=\"" + user + "\", realm=\"voice\", nonce=\"" + nonce
                + "\", uri=\"sip:voice\", response=\"0123456789abcdef0123456789abcdef\"");
    }

    /** Another Request-URI, as a proxy writes it. */
    SipText to(String requestUri) {
        return new SipText(start.replaceFirst(" \\S+ ", " " + requestUri + " "), vias, headers, body);
    }

    SipText body(String type, String text) {
        return new SipText(start, vias, with("Content-Type: " + type).headers, text);
    }

    /** SDP with one audio stream; codecs in the order wanted. */
    SipText sdp(String direction, String... codecs) {
        StringBuilder sdp =
                new StringBuilder("v=0\r\no=- 1 1 IN IP4 192.0.2.20\r\ns=-\r\nc=IN IP4 192.0.2.20\r\nt=0 0\r\n");
        sdp.append("m=audio 40000 RTP/AVP");
        for (int i = 0; i < codecs.length; i++) {
            sdp.append(" ").append(96 + i);
        }
        sdp.append("\r\n");
        for (int i = 0; i < codecs.length; i++) {
            sdp.append("a=rtpmap:").append(96 + i).append(" ").append(codecs[i]).append("/8000\r\n");
        }
        sdp.append("a=").append(direction).append("\r\n");
        return new SipText(start, vias, with("Content-Type: application/sdp").headers, sdp.toString());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(start).append("\r\n");
        vias.forEach(via -> text.append("Via: ").append(via).append("\r\n"));
        headers.forEach(header -> text.append(header).append("\r\n"));
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
