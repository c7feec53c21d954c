package org.dectwatch.collector.source.demo;

/** How a handset fares with the registrar, day in, day out. */
enum Habit {
    STEADY(200, "OK"),
    /** Its server holds a password that the registrar does not. */
    WRONG_PASSWORD(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    /**
     * Its server holds Line ID and SIP user name in each other's place, as the table of the interoperability guide has them, so
     * that the registrar is asked for an address it does not know.
     */
    NOT_FOUND(404, "Not Found"),
    TIMEOUT(408, "Request Timeout"),
    SERVER_FAILURE(500, "Server Internal Error"),
    UNAVAILABLE(503, "Service Unavailable"),
    REDIRECTED(302, "Moved Temporarily"),
    /** Its server does not heed Min-Expires. */
    TOO_BRIEF(423, "Interval Too Brief"),
    DECLINED(603, "Decline"),
    /** Requests for it are never answered. */
    UNANSWERED(0, ""),
    /** It is refreshed only after its binding has lapsed. */
    LATE(200, "OK");

    private final int status;
    private final String phrase;

    Habit(int status, String phrase) {
        this.status = status;
        this.phrase = phrase;
    }

    int status() {
        return status;
    }

    String phrase() {
        return phrase;
    }
}
