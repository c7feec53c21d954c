package org.dectwatch.collector.source.demo;

import java.util.Optional;

/**
 * A REGISTER (RFC 3261 section 10.2).
 *
 * @param expiresSeconds asked for; 0 signs off
 */
record RegisterRequest(
        DemoServer server,
        DemoHandset handset,
        String callId,
        int sequence,
        String branch,
        String tag,
        int expiresSeconds,
        Optional<Digest> digest) {
    static final String URI = "sip:" + Roster.DOMAIN;
    static final String METHOD = "REGISTER";

    byte[] bytes() {
        SipText text = common(SipText.request(METHOD, URI), "")
                .header("Max-Forwards", "70")
                .header("Contact", contact())
                .header("Expires", String.valueOf(expiresSeconds))
                .header("User-Agent", Party.userAgent(server));
        digest.ifPresent(d -> text.header("Authorization", d.header()));
        return text.bytes();
    }

    SipText answer(int status, String phrase, String registrarTag) {
        return common(SipText.response(status, phrase), ";tag=" + registrarTag).header("Server", Party.REGISTRAR);
    }

    String contact() {
        String transport = server.place().tls() ? ";transport=tls" : "";
        return "<sip:" + handset.registersAs() + "@" + server.sip() + transport + ">";
    }

    private SipText common(SipText text, String toTag) {
        return text.header("Via", "SIP/2.0/" + server.transport() + " " + server.sip() + ";branch=" + branch)
                .header("From", "\"" + handset.name() + "\" <" + handset.aor() + ">;tag=" + tag)
                .header("To", "<" + handset.aor() + ">" + toTag)
                .header("Call-ID", callId)
                .header("CSeq", sequence + " " + METHOD);
    }
}
