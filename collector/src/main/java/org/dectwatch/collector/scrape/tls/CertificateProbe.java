package org.dectwatch.collector.scrape.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.ProbeReport;
import org.dectwatch.collector.domain.ProbeReport.ProbeFailure;
import org.dectwatch.collector.domain.ProbeReport.ProbeFailure.Reason;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.observe.tls.CertificateFaults;
import org.dectwatch.collector.observe.tls.CertificateReader;

/**
 * Asks one server for its certificates: a TLS 1.3 or 1.2 handshake, close_notify, and not an octet of data. How much a server may
 * send is bounded by the JDK: 32 KiB a handshake message, ten certificates; how long, by a deadline that closes the socket.
 */
final class CertificateProbe {
    private final Duration timeout;
    private final boolean allowWildcard;
    private final InstantSource clock;

    /** @param allowWildcard whether the servers that use these targets accept wildcard names */
    CertificateProbe(Duration timeout, boolean allowWildcard, InstantSource clock) {
        this.timeout = timeout;
        this.allowWildcard = allowWildcard;
        this.clock = clock;
    }

    /** Blocks, for little longer than the timeout at most once the name is resolved. */
    ProbeReport ask(ProbeTarget target) {
        Instant begun = clock.instant();
        ChainCatcher catcher = new ChainCatcher();
        AtomicBoolean overdue = new AtomicBoolean();
        Optional<SSLSession> session = Optional.empty();
        Optional<IOException> trouble = Optional.empty();
        try (Socket plain = new Socket()) {
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> close(plain, overdue));
            plain.connect(
                    new InetSocketAddress(java.net.InetAddress.getByName(target.host()), target.port()), millis());
            plain.setSoTimeout(millis());
            session = Optional.of(shakeHands(plain, target, catcher));
        } catch (IOException reason) {
            trouble = Optional.of(reason);
        }
        Duration took = Duration.between(begun, clock.instant());
        if (catcher.chain().isEmpty()) {
            return failed(target, took, failure(target, trouble, overdue.get()));
        }
        return report(target, took, session, catcher.chain());
    }

    private int millis() {
        return (int) timeout.toMillis();
    }

    private static void close(Socket socket, AtomicBoolean overdue) {
        try {
            overdue.set(!socket.isClosed());
            socket.close();
        } catch (IOException closedEnough) {
            // Whoever waits on it is woken all the same.
            return;
        }
    }

    private static SSLSession shakeHands(Socket plain, ProbeTarget target, ChainCatcher catcher) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {catcher}, new SecureRandom());
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
            if (!target.isAddress()) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(target.host())));
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            SSLSession session = socket.getSession();
            socket.close();
            return session;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        } catch (IllegalArgumentException noHostName) {
            throw new UnknownHostException(target.host());
        }
    }

    private ProbeReport report(
            ProbeTarget target, Duration took, Optional<SSLSession> session, List<X509Certificate> shown) {
        List<Certificate> chain = new ArrayList<>();
        try {
            CertificateReader reader = new CertificateReader();
            for (X509Certificate one : shown) {
                chain.add(reader.read(ByteView.of(one.getEncoded())));
            }
        } catch (GeneralSecurityException | Malformed unreadable) {
            return failed(
                    target, took, new ProbeFailure(Reason.OTHER, target + " serves a certificate nobody can read"));
        }
        return new ProbeReport(
                target.host(),
                target.port(),
                took,
                session.map(SSLSession::getProtocol),
                session.map(SSLSession::getCipherSuite),
                chain,
                CertificateFaults.judge(
                        chain, clock.instant(), Optional.of(target.host()), Set.of(), allowWildcard, Optional.empty()),
                Optional.empty());
    }

    private ProbeFailure failure(ProbeTarget target, Optional<IOException> trouble, boolean overdue) {
        if (overdue || trouble.filter(SocketTimeoutException.class::isInstance).isPresent()) {
            return new ProbeFailure(
                    Reason.TIMEOUT, target + " showed no certificate within " + timeout.toMillis() + " ms");
        }
        IOException reason = trouble.orElseGet(() -> new EOFException(""));
        if (reason instanceof UnknownHostException) {
            return new ProbeFailure(Reason.UNKNOWN_HOST, "the name " + target.host() + " means no address");
        }
        if (reason instanceof ConnectException) {
            return new ProbeFailure(Reason.REFUSED, target + " refuses connections");
        }
        if (reason instanceof NoRouteToHostException) {
            return new ProbeFailure(Reason.UNREACHABLE, "there is no way to " + target);
        }
        String message = String.valueOf(reason.getMessage());
        boolean closed = reason instanceof EOFException || reason instanceof SocketException;
        if (closed || message.contains("terminated the handshake")) {
            return new ProbeFailure(Reason.CLOSED, target + " closed before it had shown a certificate");
        }
        if (reason instanceof SSLException && message.contains("exceed")) {
            return new ProbeFailure(Reason.TOO_LARGE, target + " sends more than a certificate chain may have");
        }
        return reason instanceof SSLException
                ? new ProbeFailure(Reason.HANDSHAKE, target + " made no TLS handshake: " + message)
                : new ProbeFailure(Reason.OTHER, target + " could not be asked: " + message);
    }

    private static ProbeReport failed(ProbeTarget target, Duration took, ProbeFailure failure) {
        return new ProbeReport(
                target.host(),
                target.port(),
                took,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(failure));
    }
}
