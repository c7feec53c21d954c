package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.OutboundView;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.net.Endpoint;

/** The way out of the small hospital's server {@code north}: its first proxy refuses, so it uses the second. */
record SampleOutbound(Instant now) implements OutboundView {
    @Override
    public Collection<ProxyUse> proxies() {
        return List.of(new ProxyUse(
                "north",
                Optional.of("_sips._tcp.proxy.example.net"),
                Optional.of(now.minusSeconds(100)),
                List.of(
                        new ProxyUse.Target(10, 100, 5061, "sbc1.example.net", List.of()),
                        new ProxyUse.Target(20, 100, 5061, "sbc2.example.net", List.of())),
                Optional.empty(),
                Optional.of(new ProxyUse.InUse(
                        Endpoint.parse("198.51.100.2:5061").orElseThrow(),
                        OptionalInt.of(20),
                        Optional.of("sbc2.example.net"),
                        now.minusSeconds(90))),
                1,
                0,
                Optional.of(new ProxyUse.Failed(
                        Endpoint.parse("198.51.100.1:5061").orElseThrow(),
                        Optional.of("sbc1.example.net"),
                        TlsConnection.Reason.REFUSED,
                        now.minusSeconds(91)))));
    }

    @Override
    public Collection<InferredRegistrations> inferredRegistrations() {
        return List.of(new InferredRegistrations(
                "north", 60, 1, Optional.of(Duration.ofSeconds(120)), OptionalInt.of(3), 4, 0.9));
    }

    @Override
    public Collection<CertificateHistory> certificates() {
        return List.of();
    }

    @Override
    public Optional<TlsInference> inference(TlsConnection.Id connection) {
        return Optional.empty();
    }
}
