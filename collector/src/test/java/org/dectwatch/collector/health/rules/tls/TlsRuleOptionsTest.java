package org.dectwatch.collector.health.rules.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

/** Options of the rules about TLS; also for the tests of what holds them. */
public class TlsRuleOptionsTest {
    /** Every value is another than its default, and none of the rules is on. */
    public static final String OTHERS = """
            certificateExpiring: {enabled: false, warnBefore: 60d, criticalBefore: 2d}
            certificateExpired: {enabled: false, severity: warning, holdFor: 10s}
            certificateNotYetValid: {enabled: false, severity: warning, holdFor: 20s}
            certificateWrongName: {enabled: false, severity: info, holdFor: 30s}
            certificateUntrusted: {enabled: false, severity: warning, holdFor: 40s}
            certificateIssuerChanged: {enabled: false, severity: critical, tellFor: 2h}
            weakVersionOrCipher: {enabled: false, severity: info, oldest: tls13, wantsForwardSecrecy: true}
            handshakeFailing: {enabled: false, severity: warning, holdFor: 1m}
            connectionFlapping: {enabled: false, severity: critical, window: 5m, ends: 9, shorterThan: 1h}
            connectionLostAllHandsets: {enabled: false, severity: warning, holdFor: 1m, atLeast: 7}
            reconnectStorm: {enabled: false, severity: critical, maxPendingRegistrations: 3, window: 20s, connections: 99}
            idleKilled: {enabled: false, severity: info, window: 2d, times: 4}
            """;

    public static final TlsRuleOptions OTHER_VALUES = new TlsRuleOptions(
            new CertificateExpiringOptions(false, Duration.ofDays(60), Duration.ofDays(2)),
            new CertificateFaultOptions(false, Severity.WARNING, Duration.ofSeconds(10)),
            new CertificateFaultOptions(false, Severity.WARNING, Duration.ofSeconds(20)),
            new CertificateFaultOptions(false, Severity.INFO, Duration.ofSeconds(30)),
            new CertificateFaultOptions(false, Severity.WARNING, Duration.ofSeconds(40)),
            new IssuerChangedOptions(false, Severity.CRITICAL, Duration.ofHours(2)),
            new WeakTlsOptions(false, Severity.INFO, WeakTlsOptions.Version.TLS13, true),
            new HandshakeFailingOptions(false, Severity.WARNING, Duration.ofMinutes(1)),
            new FlappingOptions(false, Severity.CRITICAL, Duration.ofMinutes(5), 9, Duration.ofHours(1)),
            new ConnectionLostOptions(false, Severity.WARNING, Duration.ofMinutes(1), 7),
            new StormOptions(false, Severity.CRITICAL, 3, Duration.ofSeconds(20), 99),
            new IdleKilledOptions(false, Severity.INFO, Duration.ofDays(2), 4));

    /** The ids of all rules. */
    public static final String[] IDS = {
        "tls-connection-lost-all-handsets",
        "tls-handshake-failing",
        "tls-connection-flapping",
        "reconnect-storm",
        "tls-idle-killed",
        "tls-weak-version-or-cipher",
        "certificate-expiring",
        "certificate-expired",
        "certificate-not-yet-valid",
        "certificate-wrong-name",
        "certificate-untrusted",
        "certificate-issuer-changed"
    };

    @Test
    void hasDefaults() {
        CertificateFaultOptions fault = new CertificateFaultOptions(true, Severity.CRITICAL, Duration.ZERO);
        OptionsKit.checkDefaults(
                TlsRuleOptions.class,
                new TlsRuleOptions(
                        new CertificateExpiringOptions(true, Duration.ofDays(30), Duration.ofDays(7)),
                        fault,
                        fault,
                        fault,
                        fault,
                        new IssuerChangedOptions(true, Severity.WARNING, Duration.ofDays(1)),
                        new WeakTlsOptions(true, Severity.WARNING, WeakTlsOptions.Version.TLS12, false),
                        new HandshakeFailingOptions(true, Severity.CRITICAL, Duration.ofSeconds(5)),
                        new FlappingOptions(true, Severity.WARNING, Duration.ofMinutes(10), 5, Duration.ofMinutes(10)),
                        new ConnectionLostOptions(true, Severity.CRITICAL, Duration.ofSeconds(10), 2),
                        new StormOptions(true, Severity.WARNING, 10, Duration.ofSeconds(10), 50),
                        new IdleKilledOptions(true, Severity.WARNING, Duration.ofDays(1), 3)));
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(TlsRuleOptions.class, OTHERS, OTHER_VALUES);
    }

    @Test
    void givesItsRulesUnlessTheyAreSwitchedOff() {
        assertThat(TlsRuleOptions.defaults().rules()).extracting(Rule::id).containsExactly(IDS);
        assertThat(OTHER_VALUES.rules()).isEmpty();
    }
}
