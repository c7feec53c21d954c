package org.dectwatch.collector.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The IP-DECT servers' way out: which proxy each uses, what proxies identify themselves with, and what connections that nobody
 * here can read suggest. On the analysis thread only; what it returns are immutable records.
 */
public interface OutboundView {
    /** Nothing was seen. */
    OutboundView NOTHING = new OutboundView() {
        @Override
        public Collection<ProxyUse> proxies() {
            return List.of();
        }

        @Override
        public Collection<CertificateHistory> certificates() {
            return List.of();
        }

        @Override
        public Optional<TlsInference> inference(TlsConnection.Id connection) {
            return Optional.empty();
        }

        @Override
        public Collection<InferredRegistrations> inferredRegistrations() {
            return List.of();
        }
    };

    /** Which outbound proxy each IP-DECT server uses. */
    Collection<ProxyUse> proxies();

    /** What each server identified itself with, those of an earlier run included. */
    Collection<CertificateHistory> certificates();

    /** The same of one of them; {@code target} is {@link CertificateHistory#target()}. */
    default Optional<CertificateHistory> certificates(String target) {
        return certificates().stream()
                .filter(history -> history.target().equals(target))
                .findFirst();
    }

    /** What is inferred of a connection that nobody here can read; empty when nothing is. */
    Optional<TlsInference> inference(TlsConnection.Id connection);

    /** What is inferred of the registrations behind each IP-DECT server whose connections nobody here can read. */
    Collection<InferredRegistrations> inferredRegistrations();
}
