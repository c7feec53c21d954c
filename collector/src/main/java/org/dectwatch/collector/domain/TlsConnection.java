package org.dectwatch.collector.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;

/**
 * What is known of one TCP connection that carried TLS, or went to a TLS port, at one moment: a later one of the same
 * {@link Id} replaces it whole. What cannot be known is empty, never false.
 *
 * @param client who opened the TCP connection
 * @param server who was called
 * @param firstTime time of the first frame seen of the connection
 * @param lastTime time of the last frame that this state knows of
 * @param offer the ClientHello; empty when none was seen whole
 * @param choice the ServerHello; empty when none was seen whole
 * @param resumed an abbreviated handshake; empty when a Certificate may merely have been missed
 * @param outcome empty while it is open and undecided, and for TLS 1.3 without keys until enough flights went on
 * @param inferred the outcome was concluded from sizes and directions, not from messages read
 * @param failure only with {@link Outcome#FAILED}
 * @param handshakeTime ClientHello to the last Finished of the handshake; empty unless both were seen
 * @param certificates the server's first flight, leaf first
 * @param clientCertificates the client's, leaf first
 * @param certificateFaults what is wrong with {@code certificates}, judged when they were served
 * @param renegotiated a second handshake was begun on the connection
 * @param decrypted at least one record of application data was decrypted
 * @param close empty while it is open
 */
public record TlsConnection(
        Id id,
        Endpoint client,
        Endpoint server,
        Instant firstTime,
        Instant lastTime,
        FrameRef firstFrame,
        FrameRef lastFrame,
        Optional<Offer> offer,
        Optional<Choice> choice,
        Optional<Boolean> resumed,
        Optional<Outcome> outcome,
        boolean inferred,
        Optional<Failure> failure,
        Optional<Duration> handshakeTime,
        List<Certificate> certificates,
        List<Certificate> clientCertificates,
        List<CertificateFault> certificateFaults,
        ClientAuth clientAuth,
        boolean renegotiated,
        boolean decrypted,
        Optional<Close> close,
        Traffic fromClient,
        Traffic fromServer) {
    public TlsConnection {
        certificates = List.copyOf(certificates);
        clientCertificates = List.copyOf(clientCertificates);
        certificateFaults = List.copyOf(certificateFaults);
        if (failure.isPresent() != outcome.equals(Optional.of(Outcome.FAILED))) {
            throw new IllegalArgumentException("a failure belongs to FAILED, and FAILED has one");
        }
    }

    /** The name asked for in the ClientHello. */
    public Optional<String> serverName() {
        return offer.flatMap(Offer::serverName);
    }

    /** {@code TLSv1.2} and the like, as chosen by the server. */
    public Optional<String> version() {
        return choice.map(Choice::version);
    }

    /** IANA name of the suite chosen, or {@code 0x….}. */
    public Optional<String> cipher() {
        return choice.map(Choice::cipher);
    }

    public boolean open() {
        return close.isEmpty();
    }

    /**
     * @param source name of the source that saw it
     * @param connection serial number of the TCP connection in that source
     */
    public record Id(String source, long connection) {}

    /**
     * What the client offered (RFC 8446 4.1.2, RFC 5246 7.4.1.2).
     *
     * @param versions version names, best first; from supported_versions when it is there
     * @param ciphers IANA names, in the client's order, without GREASE and signalling values
     * @param alpn protocol names, in the client's order
     */
    public record Offer(
            Optional<String> serverName,
            List<String> versions,
            List<String> ciphers,
            List<String> alpn,
            boolean extendedMasterSecret,
            boolean ticketOrKey) {
        public Offer {
            versions = List.copyOf(versions);
            ciphers = List.copyOf(ciphers);
            alpn = List.copyOf(alpn);
        }
    }

    /**
     * What the server chose.
     *
     * @param retried a HelloRetryRequest came first
     */
    public record Choice(
            String version,
            String cipher,
            Optional<String> alpn,
            boolean extendedMasterSecret,
            boolean encryptThenMac,
            boolean retried) {}

    public enum Outcome {
        ESTABLISHED,
        /** The client's first bytes are not TLS. */
        NOT_TLS,
        /** Only the capture's end or a gap hides the rest. */
        INCOMPLETE,
        /** It began before the capture did. */
        UNSEEN,
        FAILED
    }

    public enum Side {
        CLIENT,
        SERVER,
        NETWORK
    }

    public enum Reason {
        /** A fatal alert. */
        ALERT,
        RESET,
        CLOSED,
        /** RST to the SYN. */
        REFUSED,
        /** A side owed an answer and said nothing. */
        SILENCE,
        NO_ANSWER_TO_SYN,
        NOT_TLS_ANSWER
    }

    /**
     * @param alert IANA name of the fatal alert, with {@link Reason#ALERT} only; empty when it was encrypted
     */
    public record Failure(Side by, Optional<String> alert, Reason reason) {
        public Failure {
            if (alert.isPresent() && reason != Reason.ALERT) {
                throw new IllegalArgumentException("an alert belongs to ALERT");
            }
        }
    }

    /** Whether the client was asked for a certificate and gave one. */
    public enum ClientAuth {
        UNKNOWN,
        NOT_ASKED,
        /** Asked; the answer was not seen. */
        ASKED,
        /** Asked, and answered with an empty list. */
        NOT_GIVEN,
        GIVEN
    }

    public enum CloseHow {
        /** An orderly end: close_notify of TLS. */
        CLOSE_NOTIFY,
        FATAL_ALERT,
        /** FIN without close_notify. */
        FIN,
        RST,
        TIMEOUT,
        /** Nobody here can know: our table was full, the capture ended, or the frames that would tell are missing. */
        UNSEEN
    }

    /**
     * Who ended the connection, and how. Where close_notify cannot be told from other alerts (encrypted, no keys), an encrypted
     * alert right before the FIN counts as one.
     */
    public record Close(Side by, CloseHow how, Instant time) {}

    /**
     * One direction, so far.
     *
     * @param bytes octets of the TCP stream
     * @param records TLS records of any type
     * @param applicationRecords records of type application_data (in TLS 1.3 this hides handshake records too)
     * @param missing octets that were never captured
     */
    public record Traffic(long bytes, long records, long applicationRecords, long missing) {}
}
