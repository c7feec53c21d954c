package org.dectwatch.collector.domain;

import java.util.Optional;

/**
 * What is wrong with a certificate chain as it was served, judged at capture time.
 *
 * @param certificate position in the chain, 0 = leaf
 * @param detail what was found, in words fit for an alarm: the date, the names, the issuer
 */
public record CertificateFault(Kind kind, int certificate, String detail) {
    public CertificateFault {
        if (certificate < 0) {
            throw new IllegalArgumentException("certificate must be 0 or more, not " + certificate);
        }
    }

    /** Closed set: fit for a metric label. */
    public enum Kind {
        EXPIRED,
        NOT_YET_VALID,
        /** None of its names is the one asked for. */
        WRONG_NAME,
        /** Only a wildcard name matches, and the client does not allow them. */
        WILDCARD_ONLY,
        /** The leaf signs itself. */
        SELF_SIGNED,
        /** The client said unknown_ca: the issuer is not among those it trusts. */
        UNKNOWN_ISSUER,
        /** A certificate of the chain is not signed by the next one. */
        BROKEN_CHAIN,
        /** RSA under 2048 bits, EC under 224, or a signature by MD5 or SHA-1. */
        WEAK
    }

    public static Optional<CertificateFault> first(Iterable<CertificateFault> faults, Kind kind) {
        for (CertificateFault fault : faults) {
            if (fault.kind() == kind) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
