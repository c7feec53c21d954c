package org.dectwatch.collector.health.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dectwatch.collector.health.AlertOptions;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.health.TrustOptions;
import org.dectwatch.collector.health.rules.devices.DeviceRuleOptions;
import org.dectwatch.collector.health.rules.devices.DeviceRuleOptionsTest;
import org.dectwatch.collector.health.rules.identity.IdentityOptionsTest;
import org.dectwatch.collector.health.rules.media.MediaFault;
import org.dectwatch.collector.health.rules.media.MediaRuleOptions;
import org.dectwatch.collector.health.rules.tls.TlsRuleOptions;
import org.dectwatch.collector.health.rules.tls.TlsRuleOptionsTest;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class HealthOptionsTest {
    private static final HealthOptions DEFAULTS = new HealthOptions(
            new AlertOptions(1000, Duration.ofMinutes(15), 10_000, Duration.ofDays(1)),
            new TrustOptions(Duration.ofMinutes(2), Duration.ofSeconds(40)),
            new RegistrationLostOptions(true, Severity.WARNING, Duration.ofSeconds(10)),
            new RegistrationRejectedOptions(true, Severity.WARNING, Duration.ofSeconds(10)),
            new MassLossOptions(true, Severity.CRITICAL, Duration.ZERO, Duration.ofMinutes(2), 5, 0.2),
            new ServerUnreachableOptions(true, Severity.CRITICAL, Duration.ofMinutes(1), Duration.ofMinutes(5)),
            new CaptureOptions(true, Severity.CRITICAL, Duration.ofSeconds(10), Duration.ofSeconds(40)),
            new ScrapeFailingOptions(true, Severity.WARNING, Duration.ofSeconds(90)),
            DeviceRuleOptions.defaults(),
            TlsRuleOptions.defaults(),
            new MediaRuleOptions(
                    true,
                    Duration.ofMinutes(30),
                    1,
                    3,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
            IdentityOptionsTest.DEFAULTS);

    @Test
    void hasDefaults() {
        OptionsKit.checkDefaults(HealthOptions.class, DEFAULTS);
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                HealthOptions.class,
                """
                alerts: {mostPerRule: 10, keepResolved: 1m, mostFindings: 20, keepRemembered: 2h}
                trust: {refreshInterval: 5m, oneSidedAfter: 50s}
                registrationLost: {enabled: false, severity: critical, holdFor: 20s}
                registrationRejected: {enabled: false, severity: info, holdFor: 30s}
                registrationMassLoss: {enabled: false, severity: warning, holdFor: 5s, window: 3m, atLeast: 8, share: 0.5}
                serverUnreachable: {enabled: false, severity: warning, holdFor: 2m, wireSilence: 1h}
                captureBlindOrDropping: {enabled: false, severity: warning, holdFor: 15s, oneSidedAfter: 45s}
                scrapeFailing: {enabled: false, severity: info, holdFor: 3m}
                media: {enabled: false, window: 5m, atLeast: 2, poorCallsAtLeast: 4, missingAfter: 6s, silentAfter: 12s,
                  resumeWithin: 3s, stragglers: 4s, off: [one-way-audio], critical: [g726-offered],
                  warning: [media-marking-lost], info: [ptime-differs]}
                devices:
                """
                        + DeviceRuleOptionsTest.YAML.indent(2)
                        + "tls:\n"
                        + TlsRuleOptionsTest.OTHERS.indent(2)
                        + "identity:\n"
                        + IdentityOptionsTest.EVERY_VALUE.indent(2),
                new HealthOptions(
                        new AlertOptions(10, Duration.ofMinutes(1), 20, Duration.ofHours(2)),
                        new TrustOptions(Duration.ofMinutes(5), Duration.ofSeconds(50)),
                        new RegistrationLostOptions(false, Severity.CRITICAL, Duration.ofSeconds(20)),
                        new RegistrationRejectedOptions(false, Severity.INFO, Duration.ofSeconds(30)),
                        new MassLossOptions(
                                false, Severity.WARNING, Duration.ofSeconds(5), Duration.ofMinutes(3), 8, 0.5),
                        new ServerUnreachableOptions(
                                false, Severity.WARNING, Duration.ofMinutes(2), Duration.ofHours(1)),
                        new CaptureOptions(false, Severity.WARNING, Duration.ofSeconds(15), Duration.ofSeconds(45)),
                        new ScrapeFailingOptions(false, Severity.INFO, Duration.ofMinutes(3)),
                        DeviceRuleOptionsTest.EVERY,
                        TlsRuleOptionsTest.OTHER_VALUES,
                        new MediaRuleOptions(
                                false,
                                Duration.ofMinutes(5),
                                2,
                                4,
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(12),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                List.of(MediaFault.ONE_WAY_AUDIO),
                                List.of(MediaFault.G726_OFFERED),
                                List.of(MediaFault.MEDIA_MARKING_LOST),
                                List.of(MediaFault.PTIME_DIFFERS)),
                        IdentityOptionsTest.NO_DEFAULT));
    }

    @Test
    void givesTheRulesUnlessTheyAreSwitchedOff() {
        List<String> media = Stream.of(MediaFault.values()).map(MediaFault::id).toList();
        assertThat(HealthOptions.defaults().rules())
                .extracting(Rule::id)
                .containsAll(media)
                .contains(TlsRuleOptionsTest.IDS)
                .contains(
                        "registration-lost",
                        "registration-rejected",
                        "registration-mass-loss",
                        "server-unreachable",
                        "capture-blind-or-dropping",
                        "scrape-failing");
        HealthOptions one = new HealthOptions(
                DEFAULTS.alerts(),
                DEFAULTS.trust(),
                new RegistrationLostOptions(false, Severity.WARNING, Duration.ZERO),
                new RegistrationRejectedOptions(false, Severity.WARNING, Duration.ZERO),
                new MassLossOptions(false, Severity.WARNING, Duration.ZERO, Duration.ofMinutes(1), 5, 0.5),
                new ServerUnreachableOptions(false, Severity.WARNING, Duration.ZERO, Duration.ofMinutes(1)),
                new CaptureOptions(false, Severity.WARNING, Duration.ZERO, Duration.ofMinutes(1)),
                DEFAULTS.scrapeFailing(),
                DeviceRuleOptionsTest.EVERY,
                TlsRuleOptionsTest.OTHER_VALUES,
                DEFAULTS.media(),
                IdentityOptionsTest.NO_DEFAULT);
        assertThat(one.newBook().rules().keySet()).containsAll(media).contains("scrape-failing");
        assertThat(List.copyOf(one.newBookWithoutMedia().rules().keySet())).containsExactly("scrape-failing");
    }
}
