package org.dectwatch.collector.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsConnection.Close;
import org.dectwatch.collector.domain.TlsConnection.CloseHow;
import org.dectwatch.collector.domain.TlsConnection.Failure;
import org.dectwatch.collector.domain.TlsConnection.Outcome;
import org.dectwatch.collector.domain.TlsConnection.Reason;
import org.dectwatch.collector.domain.TlsConnection.Side;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.FrameRef;

/**
 * A TLS connection as a tracker would tell it, step by step: each step returns the connection as it is then told. Immutable.
 */
public final class TlsStory {
    public static final String CIPHER = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

    private final TlsConnection now;

    private TlsStory(TlsConnection now) {
        this.now = now;
    }

    /** A SYN. The number is its serial number, and that of its first frame. */
    public static TlsStory syn(long number, String client, String server, Instant at) {
        TlsConnection.Traffic none = new TlsConnection.Traffic(0, 0, 0, 0);
        FrameRef frame = new FrameRef("eth0", number);
        return new TlsStory(new TlsConnection(
                new TlsConnection.Id("eth0", number),
                Endpoint.parse(client).orElseThrow(),
                Endpoint.parse(server).orElseThrow(),
                at,
                at,
                frame,
                frame,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                TlsConnection.ClientAuth.NOT_ASKED,
                false,
                false,
                Optional.empty(),
                none,
                none));
    }

    public TlsConnection told() {
        return now;
    }

    /** A ClientHello; an empty name asks for none. */
    public TlsStory asks(String serverName) {
        return offers(serverName, List.of("TLSv1.2"), List.of(CIPHER));
    }

    public TlsStory offers(String serverName, List<String> versions, List<String> ciphers) {
        Optional<String> name = serverName.isEmpty() ? Optional.empty() : Optional.of(serverName);
        return new TlsStory(copy(
                now.lastTime(),
                Optional.of(new TlsConnection.Offer(name, versions, ciphers, List.of(), true, false)),
                now.choice(),
                now.outcome(),
                now.failure(),
                now.certificates(),
                now.certificateFaults(),
                now.close(),
                now.fromClient()));
    }

    public TlsStory shows(List<CertificateFault> faults, Certificate... chain) {
        return new TlsStory(copy(
                now.lastTime(),
                now.offer(),
                now.choice(),
                now.outcome(),
                now.failure(),
                List.of(chain),
                faults,
                now.close(),
                now.fromClient()));
    }

    public TlsStory shows(Certificate... chain) {
        return shows(List.of(), chain);
    }

    public TlsStory established() {
        return established("TLSv1.2", CIPHER);
    }

    public TlsStory established(String version, String cipher) {
        TlsConnection.Traffic data = new TlsConnection.Traffic(4000, 6, 2, 0);
        return new TlsStory(copy(
                now.lastTime(),
                now.offer(),
                Optional.of(new TlsConnection.Choice(version, cipher, Optional.empty(), true, false, false)),
                Optional.of(Outcome.ESTABLISHED),
                Optional.empty(),
                now.certificates(),
                now.certificateFaults(),
                now.close(),
                data));
    }

    /** It began before anybody watched. */
    public TlsStory unseen() {
        return new TlsStory(copy(
                now.lastTime(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Outcome.UNSEEN),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new TlsConnection.Traffic(400, 2, 2, 0)));
    }

    public TlsStory alert(Instant at, Side by, String alert) {
        return fails(at, new Failure(by, Optional.of(alert), Reason.ALERT), CloseHow.FATAL_ALERT);
    }

    public TlsStory fails(Instant at, Side by, Reason reason) {
        return fails(at, new Failure(by, Optional.empty(), reason), CloseHow.RST);
    }

    private TlsStory fails(Instant at, Failure failure, CloseHow how) {
        return new TlsStory(copy(
                at,
                now.offer(),
                now.choice(),
                Optional.of(Outcome.FAILED),
                Optional.of(failure),
                now.certificates(),
                now.certificateFaults(),
                Optional.of(new Close(failure.by(), how, at)),
                now.fromClient()));
    }

    /** Data passes. */
    public TlsStory goesOn(Instant at) {
        return new TlsStory(copy(
                at,
                now.offer(),
                now.choice(),
                now.outcome(),
                now.failure(),
                now.certificates(),
                now.certificateFaults(),
                now.close(),
                now.fromClient()));
    }

    /** One side says something. */
    public TlsStory says(Instant at, Side who) {
        TlsConnection.Traffic client = more(now.fromClient(), who == Side.CLIENT);
        TlsConnection.Traffic server = more(now.fromServer(), who == Side.SERVER);
        TlsConnection then = goesOn(at).now;
        return new TlsStory(new TlsConnection(
                then.id(),
                then.client(),
                then.server(),
                then.firstTime(),
                then.lastTime(),
                then.firstFrame(),
                then.lastFrame(),
                then.offer(),
                then.choice(),
                then.resumed(),
                then.outcome(),
                then.inferred(),
                then.failure(),
                then.handshakeTime(),
                then.certificates(),
                then.clientCertificates(),
                then.certificateFaults(),
                then.clientAuth(),
                then.renegotiated(),
                then.decrypted(),
                then.close(),
                client,
                server));
    }

    private static TlsConnection.Traffic more(TlsConnection.Traffic before, boolean said) {
        return said
                ? new TlsConnection.Traffic(
                        before.bytes() + 500, before.records() + 1, before.applicationRecords() + 1, before.missing())
                : before;
    }

    public TlsStory ends(Instant at, Side by, CloseHow how) {
        return new TlsStory(copy(
                at,
                now.offer(),
                now.choice(),
                now.outcome(),
                now.failure(),
                now.certificates(),
                now.certificateFaults(),
                Optional.of(new Close(by, how, at)),
                now.fromClient()));
    }

    private TlsConnection copy(
            Instant at,
            Optional<TlsConnection.Offer> offer,
            Optional<TlsConnection.Choice> choice,
            Optional<Outcome> outcome,
            Optional<Failure> failure,
            List<Certificate> certificates,
            List<CertificateFault> faults,
            Optional<Close> close,
            TlsConnection.Traffic traffic) {
        TlsConnection.Traffic fromServer = traffic.equals(now.fromClient()) ? now.fromServer() : traffic;
        return new TlsConnection(
                now.id(),
                now.client(),
                now.server(),
                now.firstTime(),
                at,
                now.firstFrame(),
                new FrameRef("eth0", now.firstFrame().ordinal() + 1000),
                offer,
                choice,
                choice.map(some -> false),
                outcome,
                false,
                failure,
                outcome.filter(Outcome.ESTABLISHED::equals).map(some -> Duration.ofMillis(4)),
                certificates,
                List.of(),
                faults,
                now.clientAuth(),
                false,
                false,
                close,
                traffic,
                fromServer);
    }

    /** A leaf of this name and issuer. */
    public static Certificate certificate(String name, String issuer, Instant from, Instant to) {
        return new Certificate(
                "CN=" + name,
                "CN=" + issuer,
                "01",
                from,
                to,
                List.of(name),
                List.of(),
                "0".repeat(64),
                "RSA",
                2048,
                "SHA256withRSA",
                false,
                name.equals(issuer));
    }
}
