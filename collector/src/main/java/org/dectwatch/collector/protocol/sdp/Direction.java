package org.dectwatch.collector.protocol.sdp;

/** RFC 8866 section 6.7. */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE
}
