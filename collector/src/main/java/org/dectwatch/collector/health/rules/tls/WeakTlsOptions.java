package org.dectwatch.collector.health.rules.tls;

import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of {@code tls-weak-version-or-cipher}. */
public record WeakTlsOptions(
        @Setting(help = "Whether this rule is asked at all.")
        boolean enabled,

        @Setting(help = "How much it matters.") Severity severity,

        @Setting(help = "The oldest version that is not weak.")
        Version oldest,

        @Setting(help = "Whether a key exchange without forward secrecy (TLS_RSA_…) is weak.")
        boolean wantsForwardSecrecy) {
    /** Versions, oldest first. */
    public enum Version {
        TLS10("TLSv1"),
        TLS11("TLSv1.1"),
        TLS12("TLSv1.2"),
        TLS13("TLSv1.3");

        private final String said;

        Version(String said) {
            this.said = said;
        }

        /** As connections tell it. */
        String said() {
            return said;
        }
    }

    public WeakTlsOptions {
        Ranges.check(WeakTlsOptions.class, enabled, severity, oldest, wantsForwardSecrecy);
    }

    /** TLS 1.2, which Webex Calling asks for; BCP 195 (RFC 9325 3.1.1) deprecates what is older. */
    public static WeakTlsOptions defaults() {
        return new WeakTlsOptions(true, Severity.WARNING, Version.TLS12, false);
    }
}
