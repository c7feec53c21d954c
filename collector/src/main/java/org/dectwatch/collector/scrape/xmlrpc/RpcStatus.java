package org.dectwatch.collector.scrape.xmlrpc;

/** What these servers return instead of a result (SDK section 5). */
final class RpcStatus {
    static final long OK = 0;
    static final long UNKNOWN_SESSION = -1;
    static final long BUSY = -2;
    static final long ANOTHER_RECEIVES = -3;
    static final long LOGIN_INCORRECT = -4;

    /** Of {@code endpoint_release}: the handset was paged and did not answer. */
    static final long NOT_IN_RANGE = 3;

    /** Of {@code endpoint_status}: it was put into its charger, or taken out. */
    static final long CHARGER = 11;

    /** Of {@code endpoint_status}: somebody pressed the alarm key. */
    static final long ALARM_KEY = 12;

    private RpcStatus() {}
}
