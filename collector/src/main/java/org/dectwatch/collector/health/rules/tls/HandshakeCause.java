package org.dectwatch.collector.health.rules.tls;

import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.ClientAuth;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.health.Words;

/**
 * Why an attempt came to nothing, and what to do. The alert alone does not tell: OpenSSL says {@code bad_certificate} to a wrong
 * host name and to a date in the future alike, so the certificate is read as well.
 *
 * @param why the rest of a sentence that begins with the attempt
 */
public record HandshakeCause(String why, String nextStep) {
    private static final String LOOK_AT_FIREWALL =
            "Is the address right, does the service run, and does the firewall let the IP-DECT server through to this port?";

    /** Of an attempt that failed. */
    public static HandshakeCause of(TlsConnection attempt) {
        if (attempt.outcome().equals(Optional.of(Outcome.NOT_TLS))) {
            return new HandshakeCause(
                    "the IP-DECT server spoke in clear to a port that expects TLS",
                    "Set its transport to TLS, or its proxy to the port for plain SIP.");
        }
        return attempt.failure()
                .map(failure -> of(attempt, failure))
                .orElseGet(() -> new HandshakeCause("it failed", "Look at the packets."));
    }

    private static HandshakeCause of(TlsConnection attempt, TlsConnection.Failure failure) {
        return switch (failure.reason()) {
            case ALERT -> failure.by() == Side.CLIENT ? clientAlert(attempt, failure) : serverAlert(attempt, failure);
            case REFUSED -> new HandshakeCause("the connection was refused (RST to the SYN)", LOOK_AT_FIREWALL);
            case NO_ANSWER_TO_SYN -> new HandshakeCause("nobody answered the SYN", LOOK_AT_FIREWALL);
            case RESET ->
                new HandshakeCause(
                        who(failure.by()) + " reset the connection " + when(attempt),
                        "A reset before the handshake is done comes from an overloaded or misconfigured proxy, or from a"
                                + " firewall that inspects TLS: compare with a handshake from another network.");
            case CLOSED ->
                new HandshakeCause(
                        who(failure.by()) + " closed the connection " + when(attempt),
                        "Whoever closed it knows why: look at the log of that side.");
            case SILENCE ->
                new HandshakeCause(
                        who(failure.by()) + " owed an answer and kept silent " + when(attempt),
                        "Something on the way may drop larger packets (path MTU) or hold back what it does not know; is"
                                + " the proxy overloaded?");
            case NOT_TLS_ANSWER ->
                new HandshakeCause(
                        "the answer was no TLS",
                        "Another service answers on this port, or a captive portal or proxy stands in between.");
        };
    }

    private static String who(Side side) {
        return side == Side.CLIENT ? "the IP-DECT server" : side == Side.SERVER ? "the other side" : "the network";
    }

    private static String when(TlsConnection attempt) {
        if (attempt.choice().isPresent()) {
            return "after the ServerHello";
        }
        return attempt.offer().isPresent() ? "after the ClientHello" : "before the ClientHello";
    }

    private static HandshakeCause clientAlert(TlsConnection attempt, TlsConnection.Failure failure) {
        String alert = "the IP-DECT server refused with " + alert(failure);
        Optional<CertificateFault> fault = telling(attempt.certificateFaults());
        if (fault.isPresent()) {
            return new HandshakeCause(
                    alert + ": " + whatIsWrong(attempt, fault.get()),
                    "See the alert about this certificate; it says what to do.");
        }
        return new HandshakeCause(
                alert
                        + (attempt.certificates().isEmpty()
                                ? ""
                                : ", though nothing is wrong with the certificate that can be seen from here"),
                "Compare what the IP-DECT server trusts and allows (host CAs, wildcard, clock) with the certificate shown.");
    }

    /** The fault that says most: a date or a name is the cause, an authority that is not known may be its companion. */
    private static Optional<CertificateFault> telling(List<CertificateFault> faults) {
        for (CertificateFault.Kind kind : CertificateFault.Kind.values()) {
            Optional<CertificateFault> first = CertificateFault.first(faults, kind);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static String whatIsWrong(TlsConnection attempt, CertificateFault fault) {
        Certificate certificate = attempt.certificates()
                .get(Math.min(fault.certificate(), attempt.certificates().size() - 1));
        String asked = attempt.serverName().orElse("the configured proxy");
        return switch (fault.kind()) {
            case EXPIRED -> "the certificate expired at " + Words.time(certificate.notAfter());
            case NOT_YET_VALID -> "the certificate is valid only from " + Words.time(certificate.notBefore());
            case WRONG_NAME ->
                "the certificate is for " + TlsSentences.names(certificate) + ", and " + asked + " was asked for";
            case WILDCARD_ONLY -> asked + " fits only a wildcard of " + TlsSentences.names(certificate);
            case SELF_SIGNED -> "the certificate is signed by itself";
            case UNKNOWN_ISSUER -> "it does not trust " + TlsSentences.name(certificate.issuer());
            case BROKEN_CHAIN -> "the chain is broken, " + fault.detail();
            case WEAK -> "the certificate is weak, " + fault.detail();
        };
    }

    private static HandshakeCause serverAlert(TlsConnection attempt, TlsConnection.Failure failure) {
        String alert = "the other side refused with " + alert(failure);
        if (attempt.clientAuth() == ClientAuth.NOT_GIVEN) {
            return new HandshakeCause(
                    alert + ": it asked for the IP-DECT server's own certificate, and got none",
                    "Load a client certificate into the IP-DECT server, or switch mutual TLS off at the proxy.");
        }
        if (attempt.clientAuth() == ClientAuth.GIVEN) {
            String issuer = attempt.clientCertificates().stream()
                    .findFirst()
                    .map(own -> " (" + TlsSentences.name(own.subject()) + ", issued by "
                            + TlsSentences.name(own.issuer()) + ")")
                    .orElse("");
            return new HandshakeCause(
                    alert + " after the IP-DECT server had shown its own certificate" + issuer,
                    "Renew or replace the IP-DECT server's certificate, or have the proxy trust its issuer.");
        }
        return new HandshakeCause(alert + offered(attempt, failure), advice(failure));
    }

    private static String offered(TlsConnection attempt, TlsConnection.Failure failure) {
        String name = failure.alert().orElse("");
        return attempt.offer()
                .map(offer -> switch (name) {
                    case "protocol_version" ->
                        ": the IP-DECT server offers " + String.join(", ", offer.versions()) + " only";
                    case "handshake_failure", "insufficient_security" ->
                        ": none of the " + offer.ciphers().size() + " cipher suites offered will do"
                                + (offer.ciphers().size() <= 3 ? " (" + String.join(", ", offer.ciphers()) + ")" : "");
                    case "unrecognized_name" ->
                        ": it does not know " + offer.serverName().orElse("who was asked for");
                    default -> "";
                })
                .orElse("");
    }

    private static String advice(TlsConnection.Failure failure) {
        return switch (failure.alert().orElse("")) {
            case "protocol_version" -> "Enable a version that both sides have; Webex Calling asks for TLS 1.2.";
            case "handshake_failure", "insufficient_security" ->
                "Enable cipher suites that both sides have: compare the ClientHello with what the proxy is set to.";
            case "unrecognized_name" -> "Is the right proxy name configured, and does DNS lead to the right address?";
            default -> "Look at the log of the other side for this time; the alert names its reason.";
        };
    }

    private static String alert(TlsConnection.Failure failure) {
        return failure.alert().map(name -> "the alert " + name).orElse("an alert that is encrypted");
    }
}
