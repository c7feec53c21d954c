package org.dectwatch.collector.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.DomainEvent;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.OutboundView;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;
import org.dectwatch.collector.observe.Observation;

/** The IP-DECT servers' way to their outbound proxies: certificates, names, which proxy is used, and what is inferred. */
final class ProxySide implements OutboundView {
    private final Site site;
    private final Set<Integer> tlsPorts;
    private final boolean anybody;
    private final ServerNames names;
    private final Supplier<Instant> now;
    private final Consumer<DomainEvent> events;
    private final CertificateMemory certificates;
    private final ProxyTable proxies;
    private final InferenceTable inferences;

    /** @param tlsPorts where signalling inside TLS goes to */
    ProxySide(
            LedgerOptions options,
            Site site,
            Set<Integer> tlsPorts,
            ServerNames names,
            Supplier<Instant> now,
            Consumer<DomainEvent> events) {
        this.site = site;
        this.tlsPorts = Set.copyOf(tlsPorts);
        this.anybody = site.servers().isEmpty();
        this.names = names;
        this.now = now;
        this.events = events;
        this.certificates = new CertificateMemory(events);
        this.proxies = new ProxyTable(events);
        this.inferences = new InferenceTable(options);
    }

    void connection(Instant now, Optional<TlsConnection> before, TlsConnection connection) {
        boolean signalling = tlsPorts.contains(connection.server().port());
        boolean ours = names.configured(connection.client().address());
        String server = names.nameOf(connection.client().address());
        // Signalling, or whatever a server of ours asks for; not somebody else's browser.
        if (anybody ? signalling : ours) {
            certificates.served(now, server, connection);
        }
        if (signalling && (anybody || ours)) {
            proxies.connection(now, server, before, connection);
        }
    }

    void probed(Instant now, Observation.Probed body) {
        certificates.probed(now, body.report());
        events.accept(new DomainEvent.Probed(now, body.report()));
    }

    void dns(Instant now, Observation.Dns body) {
        IpAddress asker = body.flow().source().address();
        if (anybody || names.configured(asker)) {
            proxies.answer(now, names.nameOf(asker), body);
        }
    }

    void inferred(Instant now, Observation.Inferred body) {
        boolean signalling = tlsPorts.contains(body.server().port());
        if (signalling && (anybody || names.configured(body.client().address()))) {
            inferences.inferred(now, names.nameOf(body.client().address()), body);
        }
    }

    @Override
    public Optional<TlsInference> inference(TlsConnection.Id id) {
        return inferences.of(id);
    }

    @Override
    public List<InferredRegistrations> inferredRegistrations() {
        return inferences.all(now.get(), this::configuredHandsets);
    }

    /** A handset of no named server belongs to the only one there is. */
    private int configuredHandsets(String server) {
        boolean only =
                site.servers().size() == 1 && site.servers().get(0).name().equals(server);
        return (int) site.handsets().stream()
                .filter(handset -> handset.server().map(server::equals).orElse(only))
                .count();
    }

    /** Inside TLS the connection tells where signalling goes, whether it can be read or not. */
    void registering(Instant now, Observation.Sip body) {
        boolean ofTheHandset =
                body.message().request() && body.message().viaStack().size() == 1;
        if (ofTheHandset && body.flow().transport() != Transport.TLS) {
            names.senderOf(body.flow())
                    .ifPresent(server -> proxies.used(now, server, body.flow().destination()));
        }
    }

    void remember(Instant at, Collection<CertificateHistory> earlier) {
        certificates.remember(at, earlier);
    }

    @Override
    public List<CertificateHistory> certificates() {
        return certificates.all();
    }

    @Override
    public Optional<CertificateHistory> certificates(String target) {
        return certificates.of(target);
    }

    @Override
    public List<ProxyUse> proxies() {
        return proxies.all();
    }

    void sizes(Map<String, Integer> sizes) {
        sizes.put("certificates", certificates.size());
        sizes.put("proxies", proxies.size());
        sizes.put("inferences", inferences.size());
    }
}
