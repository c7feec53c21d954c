package org.dectwatch.collector.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.ServedChain.Via;

/**
 * The certificates that a TLS target showed last: on the wire, or to our probe where the wire hides them (TLS 1.3) or showed
 * others before.
 *
 * @param certificates leaf first; one at least
 * @param at when they were shown
 * @param connection on which they were; empty when our probe was shown them
 */
public record ShownChain(
        List<Certificate> certificates, List<CertificateFault> faults, Instant at, Optional<TlsConnection> connection) {
    public ShownChain {
        certificates = List.copyOf(certificates);
        faults = List.copyOf(faults);
    }

    /** Empty when nobody was shown any. */
    public static Optional<ShownChain> of(TlsTarget target, OutboundView outbound) {
        Optional<ShownChain> wire = target.served().map(ShownChain::of);
        return outbound.certificates(target.name())
                .map(CertificateHistory::now)
                .filter(chain -> chain.seenBy().contains(Via.PROBE))
                .filter(chain -> wire.isEmpty() || isNews(chain, wire.get()))
                .map(chain -> new ShownChain(chain.chain(), chain.faults(), chain.firstSeen(), Optional.empty()))
                .or(() -> wire);
    }

    private static ShownChain of(TlsConnection served) {
        return new ShownChain(
                served.certificates(), served.certificateFaults(), served.firstTime(), Optional.of(served));
    }

    private static boolean isNews(ServedChain probed, ShownChain wire) {
        return probed.lastSeen().isAfter(wire.at())
                && !probed.leaf().sha256().equals(wire.certificates().get(0).sha256());
    }
}
