package org.dectwatch.collector.protocol.hep;

/** Chunk 11: what the payload is. A closed set, because it is a metric label. */
public enum HepType {
    SIP,
    XMPP,
    SDP,
    RTP,
    /** Type 5: RTCP as JSON; binary RTCP from some senders. */
    RTCP,
    MGCP,
    MEGACO,
    M2UA,
    M3UA,
    IAX,
    H322,
    H321,
    M2PA,
    /** Type 34: report on an RTP stream in full, JSON. */
    RTP_REPORT_FULL,
    /** Type 35: report on an RTP stream in short, JSON. */
    RTP_REPORT_SHORT,
    /** Type 100. */
    LOG,
    OTHER;

    static HepType of(int number) {
        return switch (number) {
            case 1 -> SIP;
            case 2 -> XMPP;
            case 3 -> SDP;
            case 4 -> RTP;
            case 5 -> RTCP;
            case 6 -> MGCP;
            case 7 -> MEGACO;
            case 8 -> M2UA;
            case 9 -> M3UA;
            case 10 -> IAX;
            case 11 -> H322;
            case 12 -> H321;
            case 13 -> M2PA;
            case 34 -> RTP_REPORT_FULL;
            case 35 -> RTP_REPORT_SHORT;
            case 100 -> LOG;
            default -> OTHER;
        };
    }
}
