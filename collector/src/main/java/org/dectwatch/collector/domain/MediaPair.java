package org.dectwatch.collector.domain;

import org.dectwatch.collector.net.Endpoint;

/**
 * Two ends between which media passes that no SDP explains.
 *
 * @param server at an address of a configured IP-DECT server
 */
public record MediaPair(Endpoint server, Endpoint farEnd) {
    @Override
    public String toString() {
        return server + " - " + farEnd;
    }
}
