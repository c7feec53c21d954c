package org.dectwatch.collector.source.demo.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.protocol.tls.CertificateMessage;
import org.dectwatch.collector.protocol.tls.ClientHello;
import org.dectwatch.collector.protocol.tls.HandshakeFramer;
import org.dectwatch.collector.protocol.tls.RecordFramer;
import org.dectwatch.collector.protocol.tls.TlsRecord;
import org.junit.jupiter.api.Test;

class SimulatedTlsTest {
    private static final Instant FROM = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant TO = Instant.parse("2027-02-03T04:05:06Z");

    private final SimulatedChain chain = SimulatedChain.of(new Random(3), "sip.demo.example", FROM, TO);

    @Test
    void theJdkReadsTheCertificates() throws Exception {
        List<X509Certificate> read = new ArrayList<>();
        for (byte[] der : chain.certificates()) {
            read.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        }
        X509Certificate leaf = read.get(0);
        X509Certificate issuer = read.get(1);
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(FROM);
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(TO);
        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, "sip.demo.example"));
        assertThat(leaf.getIssuerX500Principal()).isEqualTo(issuer.getSubjectX500Principal());
        assertThat(leaf.getSubjectX500Principal().getName()).contains("(simulated)");
        assertThat(issuer.getBasicConstraints()).isNotNegative();
        assertThat(leaf.getBasicConstraints()).isNegative();
        assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(leaf.getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void theSameSeedGivesTheSameChain() {
        SimulatedChain again = SimulatedChain.of(new Random(3), "sip.demo.example", FROM, TO);
        assertThat(again.certificates().get(0)).isEqualTo(chain.certificates().get(0));
    }

    @Test
    void theHandshakeReadsAsOne() {
        TlsSession session = new TlsSession(new Random(4));
        ClientHello hello = ClientHello.parse(
                messages(session.clientHello("sip.demo.example")).get(0));
        assertThat(hello.extensions().serverName()).contains("sip.demo.example");
        List<ByteView> flight = messages(session.serverFlight(chain));
        assertThat(flight).hasSize(4);
        assertThat(CertificateMessage.parse12(flight.get(1))).hasSize(2);
        assertThat(session.keyLogLine()).matches("CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}");
    }

    private static List<ByteView> messages(byte[] records) {
        List<ByteView> bodies = new ArrayList<>();
        HandshakeFramer messages = new HandshakeFramer();
        RecordFramer framer = new RecordFramer();
        framer.feed(
                ByteView.of(records),
                (TlsRecord record) -> messages.feed(
                        record.fragment(),
                        message -> bodies.add(ByteView.of(message.body().copy()))));
        return bodies;
    }
}
