package org.dectwatch.collector.scrape.web;

/** What the product knows how to show; everything else is a statistic under a name of its own. */
public enum Fact {
    UPTIME_SECONDS,
    SYSTEM_NAME,
    DESCRIPTION,
    SOFTWARE_VERSION,
    SERIAL,
    ARI,
    USERS_TOTAL,
    USERS_SUBSCRIBED,
    USERS_REGISTERED,
    BASES_UP,
    BASES_DOWN,
    VOICE_CALL_MAX,
    CALL_ATTEMPTS_60MIN,
    ABNORMAL_RELEASES;

    boolean isText() {
        return this == SYSTEM_NAME || this == DESCRIPTION || this == SOFTWARE_VERSION || this == SERIAL || this == ARI;
    }
}
