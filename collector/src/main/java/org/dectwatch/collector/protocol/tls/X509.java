package org.dectwatch.collector.protocol.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/** X.509 certificates (RFC 5280), read by the JDK behind a wall: bad bytes are malformed and nothing else. */
public final class X509 {
    private static final int MAX_DER = 1 << 16;

    private X509() {}

    /**
     * Reads one certificate in DER form. Nothing is verified.
     *
     * @throws Malformed with {@link Malformed.Reason#TLS_CERTIFICATE}
     */
    public static X509Certificate parse(ByteView der) {
        // The JDK also reads PEM and PKCS#7 from a stream; only a DER SEQUENCE is a certificate here.
        if (der.length() < 4 || der.length() > MAX_DER || der.u8(0) != 0x30) {
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, 0);
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(der.copy()))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, 0);
        } catch (CertificateException | RuntimeException garbage) {
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, 0);
        }
    }
}
