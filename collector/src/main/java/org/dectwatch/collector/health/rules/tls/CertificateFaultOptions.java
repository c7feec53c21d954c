package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/**
 * Parameters of {@code certificate-expired}, {@code certificate-not-yet-valid}, {@code certificate-wrong-name} and {@code
 * certificate-untrusted}.
 */
public record CertificateFaultOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "How long the certificate must have been shown before it is told.", range = "0s..1h")
        Duration holdFor) {
    public CertificateFaultOptions {
        Ranges.check(CertificateFaultOptions.class, enabled, severity, holdFor);
    }

    /** At once: what was seen on the wire was seen, and it is the same for every handset behind it. */
    public static CertificateFaultOptions defaults() {
        return new CertificateFaultOptions(true, Severity.CRITICAL, Duration.ZERO);
    }
}
