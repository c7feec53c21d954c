package org.dectwatch.collector.domain;

import org.dectwatch.collector.net.Flow;

/**
 * What tells one RTP stream from another: one direction of a 5-tuple and the synchronisation source in it.
 *
 * @param ssrc the 32 bits as they are; see {@link #ssrcText}
 */
public record StreamKey(Flow flow, int ssrc) {
    /** As people write it: {@code 0x1a2b3c4d}. */
    public String ssrcText() {
        return String.format("0x%08x", ssrc);
    }

    @Override
    public String toString() {
        return flow + " " + ssrcText();
    }
}
