package org.dectwatch.collector.scrape.xmlrpc;

import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dectwatch.collector.scrape.http.LeafTrust;
import org.dectwatch.collector.scrape.xmlrpc.XmlRpcOptions.Trust;

/** Whether one server's certificate is trusted: whose it is cannot be proved, but that it is still the same can. */
final class CertificateWatch implements LeafTrust.Judge {
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

    @Override
    public synchronized void judge(String now) throws CertificateException {
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
}
