package org.dectwatch.collector.scrape.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in a server by nothing but its certificate's fingerprint. Such servers sign themselves, or have a factory certificate that
 * names no host; whose certificate it is cannot be proved. Extends the extended manager because the JDK adds checks of its own to the
 * plain one.
 */
public final class LeafTrust extends X509ExtendedTrustManager {
    private final Judge judge;

    /** Asked on whichever thread shakes hands. */
    @FunctionalInterface
    public interface Judge {
        /**
         * @param sha256 of the server's certificate, lower-case hexadecimal
         * @throws CertificateException when it is not trusted
         */
        void judge(String sha256) throws CertificateException;
    }

    public LeafTrust(Judge judge) {
        this.judge = judge;
    }

    /** For TLS with whoever this trusts. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("this JDK has no TLS", never);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("it shows no certificate");
        }
        try {
            judge.judge(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded())));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("this JDK has no SHA-256", never);
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
