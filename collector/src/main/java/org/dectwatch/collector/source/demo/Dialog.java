package org.dectwatch.collector.source.demo;

import org.dectwatch.collector.net.Endpoint;

/** The messages of one call between a handset's server and the softswitch (RFC 3261 section 12): tags, numbers and branches right. */
final class Dialog {
    private final Stage stage;
    private final DemoServer server;
    private final DemoHandset handset;
    private final String remote;
    private final String callId;
    private final String localTag;
    private final String remoteTag;
    private int localSequence;
    private int remoteSequence;

    /** What was asked last by either side, for the answer to it. */
    record Asked(boolean byHandset, String method, int sequence, String branch) {}

    /**
     * @param number of the other party
     * @param outgoing the handset calls
     */
    Dialog(Stage stage, DemoServer server, DemoHandset handset, String number, boolean outgoing) {
        this.stage = stage;
        this.server = server;
        this.handset = handset;
        this.remote = "sip:" + number + "@" + Roster.DOMAIN;
        this.callId = stage.token() + "@" + (outgoing ? server.sip() : server.proxy()).address();
        this.localTag = stage.token();
        this.remoteTag = stage.token();
    }

    String remoteUri() {
        return remote;
    }

    /** A new request of either side. */
    Asked ask(boolean byHandset, String method) {
        int sequence = byHandset ? ++localSequence : ++remoteSequence;
        return new Asked(byHandset, method, sequence, "z9hG4bK" + stage.token());
    }

    /** ACK for a 2xx: a transaction of its own (RFC 3261 13.2.2.4). */
    Asked acknowledge(Asked invite) {
        return new Asked(invite.byHandset(), "ACK", invite.sequence(), "z9hG4bK" + stage.token());
    }

    /** CANCEL, or ACK for anything but a 2xx: as the INVITE (RFC 3261 9.1, 17.1.1.3). */
    Asked sameBranch(Asked invite, String method) {
        return new Asked(invite.byHandset(), method, invite.sequence(), invite.branch());
    }

    /**
     * A request as text.
     *
     * @param established whether the other side's tag is known
     */
    SipText request(Asked asked, boolean established) {
        SipText text = SipText.request(asked.method(), asked.byHandset() ? remote : contactOf(true));
        common(text, asked, established).header("Max-Forwards", "70");
        if (asked.method().equals("INVITE")) {
            text.header("Contact", "<" + contactOf(asked.byHandset()) + ">");
        }
        return asked.byHandset() ? text.header("User-Agent", Party.userAgent(server)) : text;
    }

    SipText answer(Asked asked, int status, String phrase) {
        SipText text = common(SipText.response(status, phrase), asked, status > 100);
        boolean makesDialog = asked.method().equals("INVITE") && status > 100 && status < 300;
        return makesDialog ? text.header("Contact", "<" + contactOf(!asked.byHandset()) + ">") : text;
    }

    private SipText common(SipText text, Asked asked, boolean tagged) {
        Endpoint asking = asked.byHandset() ? server.sip() : server.proxy();
        String local = "\"" + handset.name() + "\" <" + handset.aor() + ">";
        String far = "<" + remote + ">";
        String from = asked.byHandset() ? local + ";tag=" + localTag : far + ";tag=" + remoteTag;
        String toTag = !tagged ? "" : ";tag=" + (asked.byHandset() ? remoteTag : localTag);
        return text.header("Via", "SIP/2.0/" + server.transport() + " " + asking + ";branch=" + asked.branch())
                .header("From", from)
                .header("To", (asked.byHandset() ? far : local) + toTag)
                .header("Call-ID", callId)
                .header("CSeq", asked.sequence() + " " + asked.method());
    }

    private String contactOf(boolean handsets) {
        return handsets
                ? "sip:" + handset.user() + "@" + server.sip()
                : remote.replace(Roster.DOMAIN, server.proxy().toString());
    }
}
