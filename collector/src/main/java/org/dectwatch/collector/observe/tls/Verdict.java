package org.dectwatch.collector.observe.tls;

import java.util.Optional;
import org.dectwatch.collector.domain.TlsConnection.Failure;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.protocol.tls.Alert;

/**
 * The outcome of a connection, from what both sides have done. Pure: the order of the questions is the meaning.
 *
 * @param inferred concluded from directions, not from messages read
 */
record Verdict(Optional<Outcome> outcome, Optional<Failure> failure, boolean inferred) {
    /** How the TCP connection ended, as far as the outcome cares. */
    enum Ended {
        OPEN,
        /** Open, and whoever owes an answer has been silent for too long. */
        SILENT,
        FIN,
        RST,
        /** The capture ended or our table was full. */
        UNSEEN
    }

    private static final Verdict OPEN = new Verdict(Optional.empty(), Optional.empty(), false);

    static Verdict of(Outcome outcome) {
        return new Verdict(Optional.of(outcome), Optional.empty(), false);
    }

    static Verdict failed(Side by, Reason reason) {
        return new Verdict(Optional.of(Outcome.FAILED), Optional.of(new Failure(by, Optional.empty(), reason)), false);
    }

    /**
     * @param begunUnseen neither the TCP handshake nor any hello was seen
     * @param closer who closed first, when {@code ended} says that somebody did
     */
    static Verdict judge(
            SideFacts client,
            SideFacts server,
            HandshakeFacts handshake,
            boolean begunUnseen,
            Ended ended,
            Side closer) {
        boolean tls13 = handshake.tls13();
        if (client.proved(tls13) && server.proved(tls13) && !begunUnseen) {
            return of(Outcome.ESTABLISHED);
        }
        if (tls13 && client.flights >= 2 && server.flights >= 3) {
            return new Verdict(Optional.of(Outcome.ESTABLISHED), Optional.empty(), true);
        }
        if (client.notTls) {
            return of(Outcome.NOT_TLS);
        }
        if (begunUnseen) {
            return of(Outcome.UNSEEN);
        }
        if (client.fatal.isPresent() || server.fatal.isPresent()) {
            return alert(client, server);
        }
        if (server.notTls && client.helloSeen) {
            return failed(Side.SERVER, Reason.NOT_TLS_ANSWER);
        }
        return tls13 ? OPEN : byEnd(client, server, handshake, ended, closer);
    }

    private static Verdict alert(SideFacts client, SideFacts server) {
        boolean byClient = client.fatal.isPresent() && (server.fatal.isEmpty() || client.fatalAt <= server.fatalAt);
        Optional<Alert> alert = byClient ? client.fatal : server.fatal;
        Side by = byClient ? Side.CLIENT : Side.SERVER;
        Failure failure = new Failure(by, alert.map(Alert::name), Reason.ALERT);
        return new Verdict(Optional.of(Outcome.FAILED), Optional.of(failure), false);
    }

    private static Verdict byEnd(
            SideFacts client, SideFacts server, HandshakeFacts handshake, Ended ended, Side closer) {
        if (ended == Ended.OPEN) {
            return OPEN;
        }
        if (ended == Ended.UNSEEN || client.holes() || server.holes()) {
            return of(Outcome.INCOMPLETE);
        }
        if (client.protectedAlert || server.protectedAlert) {
            // Before the handshake ended an alert in hiding is no close_notify.
            Side by = client.protectedAlert ? Side.CLIENT : Side.SERVER;
            return failed(by, Reason.ALERT);
        }
        Side owing = owing(client, server, handshake);
        boolean waited = client.helloSeen && owing != closer;
        if (ended == Ended.SILENT || waited) {
            return failed(owing, Reason.SILENCE);
        }
        return failed(closer, ended == Ended.RST ? Reason.RESET : Reason.CLOSED);
    }

    /** Whose turn it was. */
    private static Side owing(SideFacts client, SideFacts server, HandshakeFacts handshake) {
        if (!client.helloSeen || handshake.awaitsSecondHello()) {
            return Side.CLIENT;
        }
        boolean answered = server.flightDone || server.finished;
        return answered && !client.finished ? Side.CLIENT : Side.SERVER;
    }
}
