package org.dectwatch.collector.net;

/**
 * Whether a frame is byte-equal, from the IP header on, to one of the same source within the last 10 ms, and who made it so by
 * the verdict on its address pair so far: the mirror when at least 80 % of the pair's frames (20 at least) have a twin.
 */
public enum Twin {
    NONE,
    /** The network's own: a retransmission or a duplicate in the path. */
    NETWORK,
    /** The mirror port copied it twice. */
    MIRROR
}
