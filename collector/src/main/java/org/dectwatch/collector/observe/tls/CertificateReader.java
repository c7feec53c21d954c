package org.dectwatch.collector.observe.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;
import org.dectwatch.collector.protocol.tls.X509;

/** From DER to {@link Certificate}; remembers the last few hundred, because servers serve the same chain again and again. */
public final class CertificateReader {
    private static final int REMEMBERED = 256;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int MAX_NAMES = 200;

    private final Map<String, Certificate> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Certificate> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @throws Malformed with {@link Malformed.Reason#TLS_CERTIFICATE}
     */
    public Certificate read(ByteView der) {
        String sha256 = sha256(der);
        Certificate certificate = known.get(sha256);
        if (certificate == null) {
            certificate = convert(X509.parse(der), sha256);
            known.put(sha256, certificate);
        }
        return certificate;
    }

    private static Certificate convert(X509Certificate x509, String sha256) {
        try {
            return new Certificate(
                    x509.getSubjectX500Principal().getName(),
                    x509.getIssuerX500Principal().getName(),
                    x509.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                    x509.getNotBefore().toInstant(),
                    x509.getNotAfter().toInstant(),
                    names(x509, DNS_NAME),
                    names(x509, IP_ADDRESS),
                    sha256,
                    x509.getPublicKey().getAlgorithm(),
                    bits(x509.getPublicKey()),
                    x509.getSigAlgName(),
                    x509.getBasicConstraints() >= 0,
                    selfSigned(x509));
        } catch (RuntimeException garbageInside) {
            // The JDK reads some fields only when asked, and not every one of its parsers expects garbage.
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, 0);
        }
    }

    private static List<String> names(X509Certificate x509, int type) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = x509.getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> name : all) {
                    if (names.size() < MAX_NAMES && Integer.valueOf(type).equals(name.get(0))) {
                        names.add(String.valueOf(name.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException garbage) {
            throw new Malformed(Malformed.Reason.TLS_CERTIFICATE, 0);
        }
        return names;
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof ECKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize();
        }
        return 0;
    }

    private static boolean selfSigned(X509Certificate x509) {
        if (!x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal())) {
            return false;
        }
        try {
            x509.verify(x509.getPublicKey());
            return true;
        } catch (GeneralSecurityException byAnotherKey) {
            return false;
        }
    }

    private static String sha256(ByteView der) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(der.asByteBuffer());
            return HexFormat.of().withUpperCase().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
