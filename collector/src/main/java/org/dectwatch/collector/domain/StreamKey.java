package org.dectwatch.collector.domain;

import java.util.HexFormat;
import org.dectwatch.collector.net.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What tells one RTP stream from another: one direction of a 5-tuple and the synchronisation source in it.
 *
 * @param ssrc the 32 bits as they are; see {@link #ssrcText}
 */
public record StreamKey(Flow flow, int ssrc) {
    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamKey that && ssrc == that.ssrc && flow.equals(that.flow);
    }

    @Override
    public int hashCode() {
        return flow.hashCode() * 31 + ssrc * 0x9E3779B1;
    }

    /** As people write it: {@code 0x1a2b3c4d}. */
    public String ssrcText() {
        return "0x" + HexFormat.of().toHexDigits(ssrc);
    }

    @Override
    public String toString() {
        return flow + " " + ssrcText();
    }
}
