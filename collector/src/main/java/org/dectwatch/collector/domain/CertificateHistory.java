package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
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
 * @param issuers who signed what was served, over all chains
 */
public record CertificateHistory(
        String name,
        int port,
        ServedChain now,
        Optional<ServedChain> before,
        Set<Change> changes,
        Optional<Instant> changedAt,
        IssuerHistory issuers) {
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
        // A state file of an earlier version has none.
        issuers = Objects.requireNonNullElseGet(issuers, () -> IssuerHistory.of(before, now));
        changes = changes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(changes));
        if (before.isPresent() != changedAt.isPresent() || before.isPresent() == changes.isEmpty()) {
            throw new IllegalArgumentException("a change has a before, a time and something that changed");
        }
    }

    /** Of what was served as far as these chains tell. */
    public CertificateHistory(
            String name,
            int port,
            ServedChain now,
            Optional<ServedChain> before,
            Set<Change> changes,
            Optional<Instant> changedAt) {
        this(name, port, now, before, changes, changedAt, IssuerHistory.of(before, now));
    }

    public CertificateHistory with(IssuerHistory newer) {
        return newer.equals(issuers)
                ? this
                : new CertificateHistory(name, port, now, before, changes, changedAt, newer);
    }

    /** {@code name:port}; an IPv6 address in brackets. */
    public String target() {
        return target(name, port);
    }

    /** {@code name:port}; an IPv6 address in brackets. */
    public static String target(String name, int port) {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
