package org.dectwatch.collector.domain;

/** Who sends, of two that exchange media: the parties of a call, or, where no SDP tells of one, a server and who talks to it. */
public enum Side {
    CALLER,
    CALLEE,
    SERVER,
    FAR_END;

    public Side opposite() {
        return switch (this) {
            case CALLER -> CALLEE;
            case CALLEE -> CALLER;
            case SERVER -> FAR_END;
            case FAR_END -> SERVER;
        };
    }

    /** As it stands in a sentence. */
    public String words() {
        return switch (this) {
            case CALLER -> "the caller";
            case CALLEE -> "the callee";
            case SERVER -> "the server";
            case FAR_END -> "the far end";
        };
    }
}
