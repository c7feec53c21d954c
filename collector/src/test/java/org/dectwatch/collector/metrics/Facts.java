package org.dectwatch.collector.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Call;
import org.dectwatch.collector.domain.CertificateHistory;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.InferredRegistrations;
import org.dectwatch.collector.domain.LadderEntry;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.MediaStream;
import org.dectwatch.collector.domain.OutboundView;
import org.dectwatch.collector.domain.ProxyUse;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationOutcome;
import org.dectwatch.collector.domain.RegistrationReason;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.ServerStatus;
import org.dectwatch.collector.domain.SipCounts;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.net.Transport;

/** Domain values for tests of metrics. */
final class Facts {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Site SITE = new Site(
            "hq",
            false,
            List.of(new Site.Server(
                    "dect-1", Set.of(IpAddress.parse("192.0.2.10").orElseThrow()))),
            List.of());

    private static final OutboundView OUTBOUND = new OutboundView() {
        @Override
        public Collection<ProxyUse> proxies() {
            return List.of(PROXY);
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
            return List.of(new InferredRegistrations(
                    "dect-1", 60, 0, Optional.of(Duration.ofSeconds(60)), OptionalInt.of(19), 20, 0.9));
        }
    };

    private Facts() {}

    static Registration registration(String user, RegistrationState state, boolean remembered) {
        FrameRef frame = new FrameRef("eth0", 1);
        return new Registration(
                new AddressOfRecord("sip", user, "example.org", -1),
                state,
                NOW,
                Optional.of(RegistrationOutcome.ACCEPTED),
                RegistrationReason.NONE,
                OptionalInt.of(200),
                OptionalInt.of(60),
                Optional.of(NOW.plusSeconds(60)),
                2,
                1,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Transport.UDP,
                Endpoint.parse("192.0.2.10:5060").orElseThrow(),
                Endpoint.parse("198.51.100.1:5060").orElseThrow(),
                OptionalDouble.of(25),
                NOW.minusSeconds(1),
                NOW,
                frame,
                frame,
                remembered,
                "200 OK");
    }

    static Handset handset(String id, String server, Optional<Registration> registration) {
        return new Handset(
                id,
                Optional.empty(),
                Optional.of("Name of a person"),
                Optional.of("4711"),
                registration.map(Registration::aor),
                server,
                true,
                registration,
                1,
                Optional.empty(),
                List.of());
    }

    static SourceState source(String name, long packets, long drops, Optional<Instant> last) {
        return new SourceState(
                name,
                SourceState.Kind.LIVE,
                SourceState.Condition.SEEING,
                "packets come",
                NOW.minusSeconds(100),
                packets,
                packets * 100,
                drops,
                3,
                last,
                last,
                Optional.empty());
    }

    private static final ProxyUse PROXY = new ProxyUse(
            "dect-1",
            Optional.of("_sips._tcp.proxy.example.net"),
            Optional.of(NOW),
            List.of(
                    new ProxyUse.Target(1, 0, 5061, "sbc1.example.net", List.of()),
                    new ProxyUse.Target(2, 0, 5061, "sbc2.example.net", List.of())),
            Optional.empty(),
            Optional.of(new ProxyUse.InUse(
                    Endpoint.parse("198.51.100.2:5061").orElseThrow(),
                    OptionalInt.of(2),
                    Optional.of("sbc2.example.net"),
                    NOW)),
            1,
            0,
            Optional.empty());

    /** A ledger that shows what it was given. */
    record View(
            Collection<Registration> registrations,
            Collection<Handset> handsets,
            Collection<ServerStatus> servers,
            Collection<SourceState> sources)
            implements LedgerView {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public Site site() {
            return SITE;
        }

        @Override
        public Optional<Registration> registration(AddressOfRecord aor) {
            return registrations.stream().filter(r -> r.aor().equals(aor)).findFirst();
        }

        @Override
        public Collection<Call> calls() {
            return List.of();
        }

        @Override
        public Collection<MediaStream> streams() {
            return List.of();
        }

        @Override
        public Collection<TlsConnection> tlsConnections() {
            return List.of();
        }

        @Override
        public TlsView tls() {
            return new TlsMoves(event -> {}).play().tls();
        }

        @Override
        public OutboundView outbound() {
            return OUTBOUND;
        }

        @Override
        public SipCounts sipCounts() {
            return new SipCounts(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
        }

        @Override
        public List<LadderEntry> lastFailedRegister(AddressOfRecord aor) {
            return List.of();
        }

        @Override
        public String serverName(IpAddress address) {
            return SITE.serverAt(address).map(Site.Server::name).orElse(address.toString());
        }

        @Override
        public Map<String, Duration> clockOffsets() {
            return Map.of("hep", Duration.ofMillis(-250));
        }

        @Override
        public Map<String, Integer> tableSizes() {
            return Map.of("calls", 7);
        }
    }
}
