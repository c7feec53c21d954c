package org.dectwatch.collector.net;

import org.jspecify.annotations.Nullable;

/**
 * A flow that decoding has at hand, and a peg on it: the room that counts its packets may hang there what it would otherwise look
 * up for each of them. Decoding may forget a flow at any time, and the peg with it. One capture's thread only.
 */
public class KnownFlow {
    private final Flow flow;
    private final int sourcePort;
    private @Nullable Object peg;

    public KnownFlow(Flow flow) {
        this.flow = flow;
        this.sourcePort = flow.source().port();
    }

    public final int sourcePort() {
        return sourcePort;
    }

    public final Flow flow() {
        return flow;
    }

    /** What was hung there last; null when nothing is. */
    public final @Nullable Object peg() {
        return peg;
    }

    public final void hang(@Nullable Object what) {
        peg = what;
    }
}
