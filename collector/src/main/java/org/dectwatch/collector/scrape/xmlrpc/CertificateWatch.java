package org.dectwatch.collector.scrape.xmlrpc;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.Trust;

/**
 * Trust in one server by its certificate's fingerprint. Such servers sign themselves, or have a factory certificate that names
 * no host; whose certificate it is cannot be proved, but that it is still the same can. Extends the extended manager because the
 * JDK adds checks of its own to the plain one.
 */
final class CertificateWatch extends X509ExtendedTrustManager {
    private final Trust trust;
    private final List<String> pins;
    private final Consumer<Change> changes;
    private String first = "";
    private String told = "";

    /**
     * A certificate that was not expected, told once.
     *
     * @param before its fingerprint; empty when none was seen
     * @param accepted whether it is trusted nevertheless
     */
    record Change(String before, String now, boolean accepted) {}

    /** @param changes called on whichever thread shakes hands */
    CertificateWatch(Trust trust, List<String> pins, Consumer<Change> changes) {
        this.trust = trust;
        this.pins = pins.stream().map(CertificateWatch::plain).toList();
        this.changes = changes;
    }

    private static String plain(String fingerprint) {
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private synchronized void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("it shows no certificate");
        }
        String now = fingerprint(chain[0]);
        String before = trust == Trust.PINNED ? "" : first;
        boolean known = trust == Trust.PINNED ? pins.contains(now) : before.isEmpty() || before.equals(now);
        if (known) {
            first = now;
            return;
        }
        boolean accepted = trust == Trust.ANY;
        if (!told.equals(now)) {
            told = now;
            changes.accept(new Change(before, now, accepted));
        }
        if (accepted) {
            first = now;
            return;
        }
        throw new CertificateException(
                trust == Trust.PINNED
                        ? "its certificate is not pinned; SHA-256 " + now
                        : "its certificate is another than before; SHA-256 was " + before + ", is " + now);
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new CertificateException(impossible);
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
