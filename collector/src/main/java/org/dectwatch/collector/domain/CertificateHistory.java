package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one server identified itself with, now and before.
 *
 * @param name the name it was asked for, lower case, else its address
 * @param port its port
 * @param now the chain served last
 * @param before what was served until the last change; empty while there was none
 * @param changes what the last change changed; empty while there was none
 * @param changedAt when the new chain was first served
 */
public record CertificateHistory(
        String name,
        int port,
        ServedChain now,
        Optional<ServedChain> before,
        Set<Change> changes,
        Optional<Instant> changedAt) {
    /** Closed set: fit for a metric label. */
    public enum Change {
        /** Another certificate. */
        LEAF,
        /** Signed by somebody else. */
        ISSUER,
        /** Vouched for by another root: clients that do not know it will refuse. */
        ROOT
    }

    public CertificateHistory {
        changes = changes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(changes));
        if (before.isPresent() != changedAt.isPresent() || before.isPresent() == changes.isEmpty()) {
            throw new IllegalArgumentException("a change has a before, a time and something that changed");
        }
    }

    /** {@code name:port}. */
    public String target() {
        return name + ":" + port;
    }
}
