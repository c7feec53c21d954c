package org.dectwatch.collector.health.rules.media;

/** A call of a handset of the server, put on a wire message by message. */
public final class CallOnWire {
    private final Wire wire;
    private final String id;
    private int cseq;

    CallOnWire(Wire wire, String id) {
        this.wire = wire;
        this.id = id;
    }

    /** The server calls, or, once the call is up, offers anew. */
    public CallOnWire invites(double at, Sdp offer) {
        cseq++;
        wire.sip(
                at,
                Wire.SERVER,
                Wire.PROXY,
                message("INVITE sip:4371@example.net SIP/2.0", "INVITE", offer.toString()));
        return this;
    }

    /** A request of the server's that was not captured, nor what was answered to it. */
    public CallOnWire unseen() {
        cseq++;
        return this;
    }

    /** The ACK alone: what it acknowledges was not captured. */
    public CallOnWire acknowledges(double at) {
        wire.sip(at, Wire.SERVER, Wire.PROXY, message("ACK sip:4371@example.net SIP/2.0", "ACK", ""));
        return this;
    }

    public CallOnWire rings(double at) {
        return answers(at, 180, "");
    }

    /** 200 to the last INVITE. */
    public CallOnWire answers(double at, Sdp answer) {
        answers(at, 200, answer.toString());
        wire.sip(at + 0.01, Wire.SERVER, Wire.PROXY, message("ACK sip:4371@example.net SIP/2.0", "ACK", ""));
        return this;
    }

    CallOnWire answers(double at, int status, String sdp) {
        wire.sip(at, Wire.PROXY, Wire.SERVER, message("SIP/2.0 " + status + " Answer", "INVITE", sdp));
        return this;
    }

    public CallOnWire hangsUp(double at) {
        cseq++;
        wire.sip(at, Wire.SERVER, Wire.PROXY, message("BYE sip:4371@example.net SIP/2.0", "BYE", ""));
        wire.sip(at + 0.02, Wire.PROXY, Wire.SERVER, message("SIP/2.0 200 OK", "BYE", ""));
        return this;
    }

    private String message(String start, String method, String sdp) {
        String tag = cseq > 1 || start.startsWith("SIP/2.0 2") ? ";tag=b" : "";
        return start + "\r\nVia: SIP/2.0/UDP " + Wire.SERVER + ":5060;branch=z9hG4bK" + id + cseq + "\r\n"
                + "From: <sip:371@example.net>;tag=a\r\nTo: <sip:4371@example.net>" + tag + "\r\nCall-ID: " + id
                + "\r\nCSeq: " + cseq + " " + method + "\r\nMax-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + sdp.length()
                + "\r\n\r\n" + sdp;
    }
}
