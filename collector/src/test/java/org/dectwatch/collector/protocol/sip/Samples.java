package org.dectwatch.collector.protocol.sip;

import java.nio.charset.StandardCharsets;
import org.dectwatch.collector.net.ByteView;

/** Messages that tests begin from; lines are joined by CRLF. */
final class Samples {
    static final String SDP = lines(
            "v=0",
            "o=- 7 1 IN IP4 192.0.2.20",
            "s=-",
            "c=IN IP4 192.0.2.20",
            "t=0 0",
            "m=audio 40000 RTP/AVP 0 8 96",
            "a=rtpmap:96 telephone-event/8000",
            "a=sendrecv");

    static final String INVITE = lines(
                    "INVITE sip:3302@voice.example.net SIP/2.0",
                    "Via: SIP/2.0/UDP 192.0.2.20:5070;rport;branch=z9hG4bK-a1",
                    "From: \"Room 12\" <sip:3301@Voice.Example.NET>;tag=f1",
                    "To: <sip:3302@voice.example.net>",
                    "Call-ID: c1@192.0.2.20",
                    "CSeq: 7 INVITE",
                    "Contact: <sip:3301@192.0.2.20:5070;transport=udp>",
                    "Max-Forwards: 70",
                    "User-Agent: Spectralink-IP-DECT-Server-400-PCS24Ad_",
                    "Allow: INVITE, ACK, BYE, CANCEL",
                    "Content-Type: application/sdp",
                    "Content-Length: " + SDP.length(),
                    "")
            + SDP;

    static final String REGISTER = lines(
            "REGISTER sip:voice.example.net SIP/2.0",
            "Via: SIP/2.0/TCP 192.0.2.20:5070;branch=z9hG4bK-r1;rport=5070;received=192.0.2.20",
            "From: <sip:3301@voice.example.net>;tag=f1",
            "To: <sip:3301@voice.example.net>",
            "Call-ID: r1@192.0.2.20",
            "CSeq: 2 REGISTER",
            "Contact: <sip:3301@192.0.2.20:5070>;expires=60;q=0.7;+sip.instance=\"<urn:uuid:1>\"",
            "Expires: 120",
            "Authorization: Digest username=\"auth3301\", realm=\"voice.example.net\", nonce=\"n0nce\","
                    + " uri=\"sip:voice.example.net\", response=\"0123456789abcdef\", algorithm=MD5, cnonce=\"c\", qop=auth,"
                    + " nc=00000001",
            "Content-Length: 0",
            "");

    static final String UNAUTHORIZED = lines(
            "SIP/2.0 401 Unauthorized",
            "v: SIP/2.0/TCP 192.0.2.20:5070;branch=z9hG4bK-r1",
            "f: <sip:3301@voice.example.net>;tag=f1",
            "t: <sip:3301@voice.example.net>;tag=t1",
            "i: r1@192.0.2.20",
            "CSeq: 2 REGISTER",
            "WWW-Authenticate: Digest realm=\"voice.example.net\", nonce=\"n0nce\", stale=TRUE, algorithm=MD5, qop=\"auth\"",
            "Server: ExampleVoice SBC/1.0",
            "l: 0",
            "");

    private Samples() {}

    /** Each line with a CRLF behind it. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    static ByteView bytes(String text) {
        return ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static SipMessage parse(String text) {
        return SipParser.expectMessage(bytes(text), false);
    }

    static SipSummary summary(String text) {
        return SipSummarizer.summarize(parse(text));
    }
}
