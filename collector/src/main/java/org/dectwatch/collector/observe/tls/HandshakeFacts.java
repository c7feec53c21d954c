package org.dectwatch.collector.observe.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.TlsConnection.Choice;
import org.dectwatch.collector.domain.TlsConnection.ClientAuth;
import org.dectwatch.collector.domain.TlsConnection.Offer;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.tls.CertificateMessage;
import org.dectwatch.collector.protocol.tls.CipherSuite;
import org.dectwatch.collector.protocol.tls.ClientHello;
import org.dectwatch.collector.protocol.tls.Extensions;
import org.dectwatch.collector.protocol.tls.ServerHello;
import org.dectwatch.collector.protocol.tls.TlsVersion;

/** What the handshake messages of one connection said; of a renegotiation nothing is taken over. */
final class HandshakeFacts {
    private final CertificateReader reader;
    private final TlsCounters counters;
    private Optional<ClientHello> client = Optional.empty();
    private Optional<ServerHello> server = Optional.empty();
    private Optional<String> encryptedAlpn = Optional.empty();
    private boolean retried;
    private boolean askedAgain;
    private boolean certificateSeen;
    private boolean requested;
    private boolean clientCertificateSeen;
    private boolean abbreviated;
    long helloAt;
    Instant certificatesAt = Instant.EPOCH;
    List<Certificate> certificates = List.of();
    List<Certificate> clientCertificates = List.of();

    HandshakeFacts(CertificateReader reader, TlsCounters counters) {
        this.reader = reader;
        this.counters = counters;
    }

    /** On bytes of its own. */
    void clientHello(ClientHello hello, long at) {
        if (client.isEmpty()) {
            client = Optional.of(hello);
            helloAt = at;
        } else {
            askedAgain = true;
        }
    }

    /** What TLS 1.3 says of the choice where only keys can see it. */
    void encryptedExtensions(ByteView body) {
        encryptedAlpn = Extensions.encrypted(body).alpn().stream().findFirst();
    }

    /** On bytes of its own. */
    void serverHello(ServerHello hello) {
        if (hello.retry()) {
            retried = true;
        } else if (server.isEmpty()) {
            server = Optional.of(hello);
        }
    }

    void certificate(boolean fromClient, ByteView body, Instant at) {
        List<ByteView> chain = tls13() ? CertificateMessage.parse13(body) : CertificateMessage.parse12(body);
        if (fromClient) {
            clientCertificateSeen = true;
            clientCertificates = read(chain);
        } else if (!certificateSeen) {
            certificateSeen = true;
            certificatesAt = at;
            certificates = read(chain);
        }
    }

    private List<Certificate> read(List<ByteView> chain) {
        List<Certificate> certificates = new ArrayList<>();
        for (ByteView der : chain) {
            try {
                certificates.add(reader.read(der));
            } catch (Malformed garbage) {
                // Positions in the chain must stay true: what follows an unreadable one is left out.
                counters.malformedCertificates++;
                return certificates;
            }
        }
        return certificates;
    }

    void certificateRequest() {
        requested = true;
    }

    /** The server changes to protected records without having shown a certificate, and nothing of it was missed. */
    void abbreviated() {
        abbreviated = server.isPresent() && !certificateSeen;
    }

    boolean asked() {
        return client.isPresent();
    }

    boolean answered() {
        return server.isPresent();
    }

    /** A HelloRetryRequest waits for its second ClientHello. */
    boolean awaitsSecondHello() {
        return retried && !askedAgain && server.isEmpty();
    }

    /** TLS 1.3 is under way though the ServerHello is still to come: a retry, or data that did not wait for it. */
    boolean mayStayClear() {
        boolean early = client.isPresent() && client.get().extensions().earlyData();
        return server.isEmpty() && (retried || early);
    }

    boolean tls13() {
        return server.isPresent() && server.get().version() == TlsVersion.TLS_1_3;
    }

    Optional<Offer> offer() {
        return client.map(hello -> new Offer(
                hello.extensions().serverName(),
                hello.versions().stream().map(TlsVersion::name).toList(),
                hello.suites().stream().map(CipherSuite::name).toList(),
                hello.extensions().alpn(),
                hello.extensions().extendedMasterSecret(),
                hello.extensions().preSharedKey()
                        || hello.extensions().sessionTicket().isPresent()));
    }

    Optional<Choice> choice() {
        return server.map(hello -> new Choice(
                TlsVersion.name(hello.version()),
                CipherSuite.name(hello.suite()),
                hello.extensions().alpn().stream().findFirst().or(() -> encryptedAlpn),
                hello.extensions().extendedMasterSecret(),
                hello.extensions().encryptThenMac(),
                retried));
    }

    Optional<Boolean> resumed() {
        if (server.isEmpty()) {
            return Optional.empty();
        }
        ServerHello answer = server.get();
        if (tls13()) {
            return Optional.of(answer.extensions().preSharedKey());
        }
        if (certificateSeen) {
            return Optional.of(false);
        }
        boolean known = client.isPresent() && !answer.sessionId().isEmpty();
        if (known && answer.sessionId().equals(client.orElseThrow().sessionId())) {
            return Optional.of(true);
        }
        if (abbreviated && !CipherSuite.withoutCertificate(CipherSuite.name(answer.suite()))) {
            return Optional.of(true);
        }
        return known ? Optional.of(false) : Optional.empty();
    }

    /**
     * @param flightWhole the server's whole first flight was read, so that what was not in it was not said
     */
    ClientAuth clientAuth(boolean flightWhole) {
        if (clientCertificateSeen) {
            return clientCertificates.isEmpty() ? ClientAuth.NOT_GIVEN : ClientAuth.GIVEN;
        }
        if (requested) {
            return ClientAuth.ASKED;
        }
        return flightWhole || resumed().equals(Optional.of(true)) ? ClientAuth.NOT_ASKED : ClientAuth.UNKNOWN;
    }
}
