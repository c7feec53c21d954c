package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate chain as one server served it.
 *
 * @param chain leaf first; one at least
 * @param firstSeen when it was served first, as far as remembered
 * @param lastSeen when it was served last
 * @param seenBy who saw it: the wire, or a probe of ours
 * @param faults what was wrong with it when it was served last
 */
public record ServedChain(
        List<Certificate> chain, Instant firstSeen, Instant lastSeen, Set<Via> seenBy, List<CertificateFault> faults) {
    /** How a chain came to be known. Closed set: fit for a metric label. */
    public enum Via {
        /** Served to somebody else, and captured. */
        WIRE,
        /** Served to our own probe. */
        PROBE
    }

    public ServedChain {
        chain = List.copyOf(chain);
        faults = List.copyOf(faults);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has one certificate at least");
        }
        seenBy = seenBy.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(seenBy));
    }

    public Certificate leaf() {
        return chain.get(0);
    }

    /** Who signed the leaf. */
    public String issuer() {
        return leaf().issuer();
    }

    /** The highest name of the chain: the root where it was served, else who signed the last one that was. */
    public String root() {
        Certificate last = chain.get(chain.size() - 1);
        return last.selfSigned() ? last.subject() : last.issuer();
    }

    /** All names that stand in it: a chain served one certificate longer or shorter has the same root. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        chain.forEach(certificate -> {
            names.add(certificate.subject());
            names.add(certificate.issuer());
        });
        return names;
    }
}
