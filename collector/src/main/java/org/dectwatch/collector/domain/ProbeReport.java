package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking a server for its certificates: a TLS handshake of ours and nothing after it. Failure is a report too.
 *
 * @param name host name asked for, lower case, or an address
 * @param took from the first packet to the last, or to the failure
 * @param version {@code TLSv1.3} and the like; empty on failure
 * @param cipher IANA name; empty on failure
 * @param certificates leaf first; empty on failure
 * @param faults what is wrong with them
 * @param failure empty when they were served
 */
public record ProbeReport(
        String name,
        int port,
        Duration took,
        Optional<String> version,
        Optional<String> cipher,
        List<Certificate> certificates,
        List<CertificateFault> faults,
        Optional<ProbeFailure> failure) {
    public ProbeReport {
        certificates = List.copyOf(certificates);
        faults = List.copyOf(faults);
        if (failure.isPresent() == !certificates.isEmpty()) {
            throw new IllegalArgumentException("there are certificates, or a failure");
        }
    }

    /** {@code name:port}; an IPv6 address in brackets. */
    public String target() {
        return CertificateHistory.target(name, port);
    }

    /**
     * Why no certificates were served.
     *
     * @param detail for a person
     */
    public record ProbeFailure(Reason reason, String detail) {
        /** Closed set: it is a metric label. */
        public enum Reason {
            /** The name means no address. */
            UNKNOWN_HOST,
            REFUSED,
            UNREACHABLE,
            TIMEOUT,
            /** What it answered is no TLS, or no handshake came of it. */
            HANDSHAKE,
            /** It closed before it had shown a certificate. */
            CLOSED,
            /** Longer than anything a server has reason to serve. */
            TOO_LARGE,
            OTHER
        }
    }
}
