package org.dectwatch.collector.domain;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What carries a handset's signalling, as far as anybody can know.
 *
 * @param server name of the IP-DECT server
 * @param target as in {@link TlsTarget}; empty when no connection can be named
 * @param connection the one it rides on, rode on last, or is inferred to ride on; empty when no one can be named
 * @param certificate the target's leaf, of this connection or of the last that showed one
 * @param handsets how many share the connection; inferred: all handsets of the server; empty when not known
 * @param open connections of the server that are open now
 */
public record TlsRide(
        Kind kind,
        String server,
        Optional<String> target,
        Optional<TlsConnection> connection,
        Optional<Certificate> certificate,
        OptionalInt handsets,
        int open) {
    /** How it is known. */
    public enum Kind {
        /** Its REGISTERs were read on this connection, which is open. */
        KNOWN,
        /** Its REGISTERs were read on this connection, which has ended. */
        ENDED,
        /** Inferred: the only open connection of its server. */
        ONLY,
        /** Its server has several open; which one carries it cannot be seen. */
        ONE_OF,
        /** Its server had connections, and none is open. */
        NONE,
        /** It registers over TLS, and no connection of its server was seen. */
        UNSEEN
    }

    public boolean inferred() {
        return kind == Kind.ONLY || kind == Kind.ONE_OF || kind == Kind.NONE;
    }
}
