package org.dectwatch.collector.health.rules.tls;

import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code certificate-expiring}. */
public record CertificateExpiringOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "A certificate of the chain that ends within this time is a warning.", range = "1d..730d")
        Duration warnBefore,

        @Setting(help = "One that ends within this time is critical.", range = "1h..730d")
        Duration criticalBefore) {
    public CertificateExpiringOptions {
        Ranges.check(CertificateExpiringOptions.class, enabled, warnBefore, criticalBefore);
    }

    /** Thirty days: public authorities renew a month ahead, so that what is left then was forgotten. Seven: a week with a weekend in
     * it. */
    public static CertificateExpiringOptions defaults() {
        return new CertificateExpiringOptions(true, Duration.ofDays(30), Duration.ofDays(7));
    }
}
