package org.dectwatch.collector.scrape.xmlrpc;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate as such servers make themselves: it names no host. */
public record SelfSigned(byte[] certificate, byte[] key) {
    public static SelfSigned make(int serial) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=KWS,O=made up");
        Instant now = Instant.now();
        X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(serial),
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.plusSeconds(3600)),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        return new SelfSigned(holder.getEncoded(), pair.getPrivate().getEncoded());
    }

    PemKeyCertOptions options() {
        return new PemKeyCertOptions()
                .addCertValue(pem("CERTIFICATE", certificate))
                .addKeyValue(pem("PRIVATE KEY", key));
    }

    private static Buffer pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Buffer.buffer("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    /** SHA-256 in hexadecimal. */
    String fingerprint() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }
}
