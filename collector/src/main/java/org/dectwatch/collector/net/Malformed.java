package org.dectwatch.collector.net;

/**
 * Input that breaks its own format. Thrown by parsers, caught in one place ({@code observe}), counted by reason, never logged
 * per packet; it carries no stack trace because it is data, not a programming error.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int offset;

    public Malformed(Reason reason, int offset) {
        super(reason + " at " + offset, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /** Octets from the start of the unit that was being parsed. */
    public int offset() {
        return offset;
    }

    /** Closed set: it is a metric label. */
    public enum Reason {
        /** A field reaches past the end of what was captured or announced. */
        TRUNCATED,
        LINK_UNKNOWN,
        LINK_HEADER,
        IP_VERSION,
        IP_HEADER,
        IP_LENGTH,
        IP_FRAGMENT,
        TUNNEL_DEPTH,
        TUNNEL_HEADER,
        TRANSPORT_HEADER,
        TCP_OFFSET,
        ICMP_HEADER,
        SIP_START_LINE,
        SIP_HEADER,
        SIP_NO_COLON,
        SIP_LEADING_BYTES,
        SIP_CONTENT_LENGTH,
        SIP_MISSING_HEADER,
        SIP_TOO_LONG,
        SIP_URI,
        SDP_LINE,
        RTP_HEADER,
        RTCP_HEADER,
        TLS_RECORD,
        TLS_HANDSHAKE,
        TLS_CERTIFICATE,
        TLS_DECRYPT,
        DNS_MESSAGE,
        HEP_PACKET,
        HEP_CHUNK,
        SNMP_MESSAGE,
        SYSLOG_LINE,
        XML_RPC_MESSAGE,
        OTHER
    }
}
