package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.AddressOfRecord;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsOfServer;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.domain.TlsTarget;
import org.dectwatch.collector.domain.TlsView;
import org.dectwatch.collector.testing.TlsStory;

/** TLS of the small hospital: north has one connection open, on which two handsets are read, and lost one before. */
final class SampleTls implements TlsView {
    private static final Instant NOW = SampleLedger.NOW;
    private static final String NAME = "sip.example.webex.com";
    private static final String TARGET = NAME + ":8934";
    private static final Certificate ISSUER = TlsStory.certificate(
            "Example CA", "Example Root", NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(900)));
    private static final Certificate LEAF =
            TlsStory.certificate(NAME, "Example CA", NOW.minus(Duration.ofDays(285)), NOW.plus(Duration.ofDays(80)));
    private static final Certificate OLD =
            TlsStory.certificate(NAME, "Example CA", NOW.minus(Duration.ofDays(366)), NOW.minus(Duration.ofDays(1)));
    private static final TlsConnection OPEN = TlsStory.syn(
                    4242, "10.20.0.10:40002", "198.51.100.7:8934", NOW.minusSeconds(3 * 3600))
            .asks(NAME)
            .shows(LEAF, ISSUER)
            .established()
            .goesOn(NOW.minusSeconds(12))
            .told();
    private static final TlsConnection LOST = TlsStory.syn(
                    17, "10.20.0.10:40001", "198.51.100.7:8934", NOW.minusSeconds(9 * 3600))
            .asks(NAME)
            .shows(LEAF, ISSUER)
            .established()
            .ends(NOW.minusSeconds(3 * 3600 + 4), TlsConnection.Side.SERVER, TlsConnection.CloseHow.RST)
            .told();
    private static final TlsConnection REFUSED = TlsStory.syn(
                    16, "10.20.0.10:40000", "198.51.100.7:8934", NOW.minusSeconds(9 * 3600 + 5))
            .asks(NAME)
            .shows(List.of(new CertificateFault(CertificateFault.Kind.EXPIRED, 0, "")), OLD, ISSUER)
            .alert(NOW.minusSeconds(9 * 3600 + 4), TlsConnection.Side.CLIENT, "certificate_expired")
            .told();

    @Override
    public Collection<TlsTarget> targets() {
        return List.of(new TlsTarget(
                "north",
                TARGET,
                Optional.of(OPEN),
                Optional.of(OPEN),
                Optional.of(OPEN),
                TlsTarget.Failing.NOTHING,
                1,
                List.of(),
                Optional.empty()));
    }

    @Override
    public Optional<TlsTarget> target(String server, String name) {
        return targets().stream()
                .filter(target ->
                        target.server().equals(server) && target.name().equals(name))
                .findFirst();
    }

    @Override
    public TlsOfServer server(String name) {
        return name.equals("north")
                ? new TlsOfServer(
                        name,
                        1,
                        0,
                        1,
                        Optional.of(OPEN.firstTime()),
                        List.of(OPEN.firstTime()),
                        1,
                        2,
                        2,
                        Optional.of(REFUSED),
                        Optional.of(LOST),
                        Optional.of(OPEN.lastTime()))
                : TlsOfServer.none(name);
    }

    @Override
    public Optional<TlsRide> ride(Handset handset) {
        if (!handset.server().equals("north")) {
            return Optional.empty();
        }
        boolean lost = handset.id().endsWith("33");
        return Optional.of(new TlsRide(
                lost ? TlsRide.Kind.ENDED : TlsRide.Kind.KNOWN,
                "north",
                Optional.of(TARGET),
                Optional.of(lost ? LOST : OPEN),
                Optional.of(LEAF),
                OptionalInt.of(lost ? 1 : 2),
                1));
    }

    @Override
    public List<TlsConnection> lastConnections(Handset handset) {
        return ride(handset).isPresent() ? List.of(LOST, REFUSED) : List.of();
    }

    @Override
    public List<AddressOfRecord> users(TlsConnection connection) {
        return connection.equals(OPEN)
                ? List.of(SampleLedger.aor("4001"), SampleLedger.aor("4002"))
                : List.of(SampleLedger.aor("4003"));
    }
}
