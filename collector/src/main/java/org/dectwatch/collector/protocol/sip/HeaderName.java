package org.dectwatch.collector.protocol.sip;

import java.util.ArrayList;
import java.util.List;

/** Headers that are looked at, with their compact forms (RFC 3261 section 7.3.3 and the IANA registry). */
public enum HeaderName {
    ACCEPT_CONTACT("Accept-Contact", 'a'),
    ALLOW("Allow"),
    ALLOW_EVENTS("Allow-Events", 'u'),
    AUTHENTICATION_INFO("Authentication-Info"),
    AUTHORIZATION("Authorization"),
    CALL_ID("Call-ID", 'i'),
    CONTACT("Contact", 'm'),
    CONTENT_ENCODING("Content-Encoding", 'e'),
    CONTENT_LENGTH("Content-Length", 'l'),
    CONTENT_TYPE("Content-Type", 'c'),
    CSEQ("CSeq"),
    EVENT("Event", 'o'),
    EXPIRES("Expires"),
    FROM("From", 'f'),
    IDENTITY("Identity", 'y'),
    IDENTITY_INFO("Identity-Info", 'n'),
    MAX_FORWARDS("Max-Forwards"),
    MIN_EXPIRES("Min-Expires"),
    MIN_SE("Min-SE"),
    P_ASSERTED_IDENTITY("P-Asserted-Identity"),
    PROXY_AUTHENTICATE("Proxy-Authenticate"),
    PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info"),
    PROXY_AUTHORIZATION("Proxy-Authorization"),
    REASON("Reason"),
    RECORD_ROUTE("Record-Route"),
    REFERRED_BY("Referred-By", 'b'),
    REFER_TO("Refer-To", 'r'),
    REJECT_CONTACT("Reject-Contact", 'j'),
    REPLACES("Replaces"),
    REQUEST_DISPOSITION("Request-Disposition", 'd'),
    RETRY_AFTER("Retry-After"),
    ROUTE("Route"),
    SERVER("Server"),
    SESSION_EXPIRES("Session-Expires", 'x'),
    SUBJECT("Subject", 's'),
    SUBSCRIPTION_STATE("Subscription-State"),
    SUPPORTED("Supported", 'k'),
    TO("To", 't'),
    USER_AGENT("User-Agent"),
    VIA("Via", 'v'),
    WARNING("Warning"),
    WWW_AUTHENTICATE("WWW-Authenticate"),
    /** Any other name. */
    OTHER("");

    private static final HeaderName[] ALL = values();
    private static final HeaderName[] COMPACT = new HeaderName[32];
    /** By length and first letter; few share a slot. */
    private static final HeaderName[][] FULL = new HeaderName[1024][];

    static {
        List<List<HeaderName>> slots = new ArrayList<>();
        for (int i = 0; i < FULL.length; i++) {
            slots.add(new ArrayList<>(1));
        }
        for (HeaderName name : ALL) {
            if (name.compact != 0) {
                COMPACT[name.compact & 31] = name;
            }
            if (name != OTHER) {
                slots.get(slot(name.text.length(), name.text.charAt(0))).add(name);
            }
        }
        for (int i = 0; i < FULL.length; i++) {
            FULL[i] = slots.get(i).toArray(HeaderName[]::new);
        }
    }

    private final String text;
    private final char compact;

    HeaderName(String text) {
        this(text, (char) 0);
    }

    HeaderName(String text, char compact) {
        this.text = text;
        this.compact = compact;
    }

    /** The full name as the RFC writes it; {@code ""} for {@link #OTHER}. */
    public String text() {
        return text;
    }

    /** The header whose name stands in {@code line} from {@code from} to {@code to}, in any case, full or compact. */
    static HeaderName of(String line, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > 31) {
            return OTHER;
        }
        char first = line.charAt(from);
        if (length == 1) {
            char lower = (char) (first | 0x20);
            HeaderName name = lower >= 'a' && lower <= 'z' ? COMPACT[lower & 31] : null;
            return name == null ? OTHER : name;
        }
        HeaderName[] candidates = FULL[slot(length, first)];
        // Nearly all names are written as the RFC writes them, and comparing without case costs several times as much.
        for (HeaderName name : candidates) {
            if (line.startsWith(name.text, from)) {
                return name;
            }
        }
        for (HeaderName name : candidates) {
            if (line.regionMatches(true, from, name.text, 0, length)) {
                return name;
            }
        }
        return OTHER;
    }

    /** A set of them, to ask {@link HeaderIndex#hasAny} for. */
    static long set(HeaderName... names) {
        long set = 0;
        for (HeaderName name : names) {
            set |= 1L << name.ordinal();
        }
        return set;
    }

    static HeaderName at(int ordinal) {
        return ALL[ordinal];
    }

    private static int slot(int length, char first) {
        return (length & 31) << 5 | (first & 31);
    }
}
