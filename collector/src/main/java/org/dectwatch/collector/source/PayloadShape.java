package org.dectwatch.collector.source;

import org.dectwatch.collector.net.ByteView;

/** What a payload looks like by its first octets: enough to say what a capture holds, not enough to decode it. */
enum PayloadShape {
    SIP,
    /** What a SIP server reports of messages, also of those that it had inside TLS. */
    HEP,
    TLS,
    RTP,
    RTCP,
    OTHER;

    private static final int LONGEST_START_LINE = 512;
    private static final int FIRST_RTCP_TYPE = 192;
    private static final int LAST_RTCP_TYPE = 223;

    static PayloadShape ofDatagram(ByteView payload) {
        if (hep(payload)) {
            return HEP;
        }
        if (sip(payload)) {
            return SIP;
        }
        if (payload.length() < 8 || payload.u8(0) >>> 6 != 2) {
            return OTHER;
        }
        int type = payload.u8(1);
        if (type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE) {
            return RTCP;
        }
        return payload.length() >= 12 ? RTP : OTHER;
    }

    static PayloadShape ofStream(ByteView bytes) {
        if (hep(bytes)) {
            return HEP;
        }
        if (sip(bytes)) {
            return SIP;
        }
        boolean record = bytes.length() >= 3 && bytes.u8(0) >= 20 && bytes.u8(0) <= 23 && bytes.u8(1) == 3;
        return record && bytes.u8(2) <= 4 ? TLS : OTHER;
    }

    /** HEPv3 begins so; the two octets after it are its length. */
    private static boolean hep(ByteView bytes) {
        return bytes.hasAscii(0, "HEP3");
    }

    /** A start line of RFC 3261 section 7.1 or 7.2. */
    private static boolean sip(ByteView bytes) {
        if (bytes.hasAscii(0, "SIP/2.0 ")) {
            return true;
        }
        if (bytes.isEmpty() || bytes.u8(0) < 'A' || bytes.u8(0) > 'Z') {
            return false;
        }
        int end = bytes.slice(0, Math.min(bytes.length(), LONGEST_START_LINE)).indexOf('\r', 0);
        return end >= 8 && bytes.hasAscii(end - 8, " SIP/2.0");
    }
}
