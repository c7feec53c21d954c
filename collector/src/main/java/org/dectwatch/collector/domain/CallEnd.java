package org.dectwatch.collector.domain;

/** What says that an established call is over. Closed set: fit for a metric label. */
public enum CallEnd {
    BYE,
    /** Its session timer (RFC 4028) ran out and nobody refreshed it. */
    SESSION_EXPIRED,
    /** Its media stopped, it is not on hold, and nothing came back. */
    MEDIA_STOPPED,
    /** Neither a message nor media of it was seen for very long. */
    UNHEARD;

    /** Nobody said so: the BYE was lost to us, or never sent. */
    public boolean inferred() {
        return this != BYE;
    }
}
