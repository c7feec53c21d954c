package org.dectwatch.collector.health.rules.tls;

import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.options.Setting;

/** Which rules about TLS are asked, with which limits. */
public record TlsRuleOptions(
        @Setting(help = "A certificate shown by a proxy ends soon.")
        CertificateExpiringOptions certificateExpiring,

        @Setting(help = "A certificate that is shown has expired.")
        CertificateFaultOptions certificateExpired,

        @Setting(help = "A certificate that is shown is dated into the future.")
        CertificateFaultOptions certificateNotYetValid,

        @Setting(help = "A certificate is not good for the name asked for.")
        CertificateFaultOptions certificateWrongName,

        @Setting(help = "The client refused a certificate whose authority it does not trust.")
        CertificateFaultOptions certificateUntrusted,

        @Setting(help = "A certificate comes from another issuer than before.")
        IssuerChangedOptions certificateIssuerChanged,

        @Setting(help = "A connection uses a weak version, cipher or key.")
        WeakTlsOptions weakVersionOrCipher,

        @Setting(help = "Attempts to connect fail.") HandshakeFailingOptions handshakeFailing,

        @Setting(help = "Connections end again and again.") FlappingOptions connectionFlapping,

        @Setting(help = "A connection died, and its handsets are not back on another.")
        ConnectionLostOptions connectionLostAllHandsets,

        @Setting(help = "A server opens too many connections at once.")
        StormOptions reconnectStorm,

        @Setting(help = "Connections are reset each time after the same silence.")
        IdleKilledOptions idleKilled) {
    public static TlsRuleOptions defaults() {
        return new TlsRuleOptions(
                CertificateExpiringOptions.defaults(),
                CertificateFaultOptions.defaults(),
                CertificateFaultOptions.defaults(),
                CertificateFaultOptions.defaults(),
                CertificateFaultOptions.defaults(),
                IssuerChangedOptions.defaults(),
                WeakTlsOptions.defaults(),
                HandshakeFailingOptions.defaults(),
                FlappingOptions.defaults(),
                ConnectionLostOptions.defaults(),
                StormOptions.defaults(),
                IdleKilledOptions.defaults());
    }

    /** The rules that are enabled, each new: rules remember. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        if (connectionLostAllHandsets.enabled()) {
            rules.add(ConnectionLost.rule(connectionLostAllHandsets));
        }
        if (handshakeFailing.enabled()) {
            rules.add(HandshakeFailing.rule(handshakeFailing));
        }
        if (connectionFlapping.enabled()) {
            rules.add(ConnectionFlapping.rule(connectionFlapping));
        }
        if (reconnectStorm.enabled()) {
            rules.add(new ReconnectStorm(reconnectStorm));
        }
        if (idleKilled.enabled()) {
            rules.add(IdleKilled.rule(idleKilled));
        }
        if (weakVersionOrCipher.enabled()) {
            rules.add(WeakTls.rule(weakVersionOrCipher));
        }
        certificateRules(rules);
        return rules;
    }

    private void certificateRules(List<Rule> rules) {
        if (certificateExpiring.enabled()) {
            rules.add(CertificateExpiring.rule(certificateExpiring));
        }
        if (certificateExpired.enabled()) {
            rules.add(CertificateFaulty.expired(certificateExpired));
        }
        if (certificateNotYetValid.enabled()) {
            rules.add(CertificateFaulty.notYetValid(certificateNotYetValid));
        }
        if (certificateWrongName.enabled()) {
            rules.add(CertificateFaulty.wrongName(certificateWrongName));
        }
        if (certificateUntrusted.enabled()) {
            rules.add(CertificateFaulty.untrusted(certificateUntrusted));
        }
        if (certificateIssuerChanged.enabled()) {
            rules.add(IssuerChanged.rule(certificateIssuerChanged));
        }
    }
}
