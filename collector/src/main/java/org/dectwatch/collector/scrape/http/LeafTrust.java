package org.dectwatch.collector.scrape.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trust in embedded servers that sign themselves: any certificate, or exactly one. */
public final class ServerTrust extends X509ExtendedTrustManager {
    private final String pin;

    private ServerTrust(String pin) {
        this.pin = pin;
    }

    /** @param pin SHA-256 in upper-case hexadecimal; empty takes any */
    public static SSLContext context(String pin) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ServerTrust(pin)}, null);
            return context;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("this JDK has no TLS", never);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (pin.isEmpty()) {
            return;
        }
        String shown = sha256(chain[0]);
        if (!shown.equals(pin)) {
            throw new CertificateException(
                    "the server shows another certificate than the pinned one: SHA-256 " + shown);
        }
    }

    private static String sha256(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (java.security.NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("nobody is a client here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
