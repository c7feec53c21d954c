package org.dectwatch.collector.domain;

import org.dectwatch.collector.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Two ends between which media passes that no SDP explains.
 *
 * @param server at an address of a configured IP-DECT server
 */
public record MediaPair(Endpoint server, Endpoint farEnd) {
    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaPair that && server.equals(that.server) && farEnd.equals(that.farEnd);
    }

    @Override
    public int hashCode() {
        return server.hashCode() * 31 + farEnd.hashCode();
    }

    @Override
    public String toString() {
        return server + " - " + farEnd;
    }
}
