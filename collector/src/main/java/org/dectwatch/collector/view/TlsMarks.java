package org.dectwatch.collector.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dectwatch.collector.domain.Handset;
import org.dectwatch.collector.domain.LedgerView;
import org.dectwatch.collector.domain.Registration;
import org.dectwatch.collector.domain.RegistrationState;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsRide;
import org.dectwatch.collector.health.Subject;
import org.dectwatch.collector.health.Words;
import org.dectwatch.collector.health.rules.tls.HandshakeCause;
import org.dectwatch.collector.health.rules.tls.TlsSentences;

/** What the TLS connection that carries a handset, or is inferred to, is worth to it. */
final class TlsMarks {
    /** Nothing was seen on it for so long, and nothing is said any more. */
    private static final Duration STALE = Duration.ofMinutes(15);

    private final LedgerView ledger;
    /** By subject, the one that matters most. */
    private final Map<String, AlertRow> firing = new HashMap<>();

    TlsMarks(LedgerView ledger, List<AlertRow> alerts) {
        this.ledger = ledger;
        for (AlertRow alert : alerts) {
            if (alert.state() == AlertRow.State.FIRING) {
                firing.merge(
                        alert.subject(),
                        alert,
                        (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
            }
        }
    }

    /** Empty for a handset that does not use TLS. */
    Optional<Mark> of(Handset handset) {
        return ledger.tls().ride(handset).map(ride -> mark(handset, ride));
    }

    private Mark mark(Handset handset, TlsRide ride) {
        return switch (ride.kind()) {
            case KNOWN, ONLY, ONE_OF -> open(handset, ride);
            case ENDED -> ended(handset, ride);
            case NONE ->
                mark(
                        Mark.State.BAD,
                        ride,
                        "Inferred: no TLS connection of its server " + ride.server() + " is open. "
                                + ride.connection()
                                        .map(last -> became("The last, to ", ",", last))
                                        .orElse(""));
            case UNSEEN ->
                mark(
                        Mark.State.UNKNOWN,
                        ride,
                        "It registers over TLS, and no connection of its server was seen on the wire.");
        };
    }

    private Mark open(Handset handset, TlsRide ride) {
        Optional<Instant> seen = lastSeen(ride);
        String what = describe(ride);
        Duration limit = handset.registration()
                .map(Registration::grantedExpiresSeconds)
                .filter(granted -> granted.isPresent())
                .map(granted -> Duration.ofSeconds(granted.getAsInt()))
                .filter(granted -> granted.compareTo(STALE) > 0)
                .orElse(STALE);
        if (seen.isEmpty() || seen.get().plus(limit).isBefore(ledger.now())) {
            String since = seen.map(at -> " No packet was seen on it since " + Words.time(at) + ".")
                    .orElse("");
            return mark(Mark.State.UNKNOWN, ride, what + since);
        }
        Optional<AlertRow> alert = ride.target()
                .map(target -> new Subject.OfTlsTarget(ride.server(), target).text())
                .map(firing::get);
        return alert.map(row -> mark(Mark.State.WARNING, ride, what + " But: " + row.why()))
                .orElseGet(() -> mark(Mark.State.GOOD, ride, what));
    }

    private Optional<Instant> lastSeen(TlsRide ride) {
        return ride.kind() == TlsRide.Kind.ONE_OF
                ? ledger.tls().server(ride.server()).lastSeen()
                : ride.connection().map(TlsConnection::lastTime);
    }

    private static String describe(TlsRide ride) {
        String to = ride.target().map(target -> " to " + target).orElse("");
        String good = ride.certificate()
                .map(leaf -> "; the certificate is good until " + day(leaf.notAfter()))
                .orElse(isTls13(ride) ? "; TLS 1.3 hides its certificate" : "; no certificate was seen");
        String sharing =
                ride.handsets().isPresent() ? String.valueOf(ride.handsets().getAsInt()) : "";
        return switch (ride.kind()) {
            case ONE_OF ->
                "Inferred: its server " + ride.server() + " has " + ride.open() + " TLS connections open" + to
                        + "; which of them carries it cannot be seen" + good + ".";
            case ONLY ->
                "Inferred: the one TLS connection its server " + ride.server() + " has open" + to + " carries it"
                        + (sharing.isEmpty() ? "" : " and the server's other handsets, " + sharing + " in all")
                        + up(ride) + good + ".";
            default ->
                "It rides on a TLS connection" + to
                        + (sharing.isEmpty() || sharing.equals("1") ? "" : ", one of " + sharing + " handsets")
                        + up(ride) + good + ".";
        };
    }

    private static boolean isTls13(TlsRide ride) {
        return ride.connection()
                .flatMap(TlsConnection::version)
                .filter("TLSv1.3"::equals)
                .isPresent();
    }

    private static String up(TlsRide ride) {
        TlsConnection connection = ride.connection().orElseThrow();
        String version = connection.version().map(v -> v + ", ").orElse("");
        boolean unseen = connection.outcome().equals(Optional.of(Outcome.UNSEEN));
        return ": " + version
                + (unseen ? "up since before the collector watched" : "up since " + Words.time(connection.firstTime()));
    }

    private Mark ended(Handset handset, TlsRide ride) {
        String last = ride.connection()
                .map(connection -> became("Its TLS connection to ", "", connection))
                .orElse("");
        boolean left = handset.registration()
                .map(seen -> seen.state() == RegistrationState.UNREGISTERED)
                .orElse(false);
        return left
                ? mark(Mark.State.UNKNOWN, ride, "It has signed off. " + last)
                : mark(Mark.State.BAD, ride, last + " It has not been seen on another since.");
    }

    /** A sentence on a connection that is no more. */
    private static String became(String which, String comma, TlsConnection connection) {
        String to = which + connection.serverName().orElse(connection.server().toString()) + comma;
        if (connection.failure().isPresent()) {
            return to + " failed at " + Words.time(connection.lastTime()) + ": "
                    + HandshakeCause.of(connection).why() + ".";
        }
        return connection
                .close()
                .map(close -> to + " " + TlsSentences.ended(close) + " at " + Words.time(close.time()) + ".")
                .orElse("");
    }

    private static String day(Instant time) {
        return time.toString().substring(0, 10);
    }

    private static Mark mark(Mark.State state, TlsRide ride, String why) {
        return new Mark(
                Mark.Kind.TLS,
                state,
                Mark.Source.WIRE,
                SnapshotBuilder.millis(ride.connection().map(TlsConnection::lastTime)),
                why);
    }
}
