package org.dectwatch.collector.source.demo;

import java.nio.charset.StandardCharsets;

/** Writes a SIP message. */
final class SipText {
    private final StringBuilder text = new StringBuilder(512);

    private SipText(String startLine) {
        text.append(startLine).append("\r\n");
    }

    static SipText request(String method, String uri) {
        return new SipText(method + " " + uri + " SIP/2.0");
    }

    static SipText response(int status, String phrase) {
        return new SipText("SIP/2.0 " + status + " " + phrase);
    }

    SipText header(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    byte[] bytes() {
        return header("Content-Length", "0").text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytesWithSdp(String sdp) {
        header("Content-Type", "application/sdp").header("Content-Length", String.valueOf(sdp.length()));
        return text.append("\r\n").append(sdp).toString().getBytes(StandardCharsets.UTF_8);
    }
}
