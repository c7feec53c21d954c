package org.dectwatch.collector.health.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

public class IdentityOptionsTest {
    public static final IdentityOptions DEFAULTS = new IdentityOptions(
            new DuplicateHandsetOptions(true, Severity.WARNING, true),
            new UnknownHandsetOptions(true, Severity.INFO, Duration.ofMinutes(1)),
            new NeverRegisteredOptions(true, Severity.WARNING, Duration.ofHours(1)),
            new IdentityRuleOptions(true, Severity.WARNING, Duration.ZERO),
            new IdentityRuleOptions(true, Severity.WARNING, Duration.ZERO),
            new IdentityRuleOptions(true, Severity.WARNING, Duration.ZERO),
            new IdentityRuleOptions(true, Severity.WARNING, Duration.ZERO),
            new DisagreementOptions(true, Severity.WARNING, Duration.ofSeconds(90)),
            new DisagreementOptions(true, Severity.WARNING, Duration.ofSeconds(90)));

    public static final String EVERY_VALUE = """
            duplicateHandset: {enabled: false, severity: critical, extensions: false}
            unknownHandset: {enabled: false, severity: warning, holdFor: 5m}
            handsetNeverRegistered: {enabled: false, severity: info, after: 2h}
            swappedCredentials: {enabled: false, severity: critical, holdFor: 1s}
            ipeiCheckDigitWrong: {enabled: false, severity: info, holdFor: 2s}
            configDisagrees: {enabled: false, severity: info, holdFor: 3s}
            handsetListFlawed: {enabled: false, severity: info, holdFor: 4s}
            handsetDisagreement: {enabled: false, severity: info, holdFor: 5s}
            serverCountDisagrees: {enabled: false, severity: info, holdFor: 6s}
            """;

    /** {@link #EVERY_VALUE}; with all rules off. */
    public static final IdentityOptions NO_DEFAULT = new IdentityOptions(
            new DuplicateHandsetOptions(false, Severity.CRITICAL, false),
            new UnknownHandsetOptions(false, Severity.WARNING, Duration.ofMinutes(5)),
            new NeverRegisteredOptions(false, Severity.INFO, Duration.ofHours(2)),
            new IdentityRuleOptions(false, Severity.CRITICAL, Duration.ofSeconds(1)),
            new IdentityRuleOptions(false, Severity.INFO, Duration.ofSeconds(2)),
            new IdentityRuleOptions(false, Severity.INFO, Duration.ofSeconds(3)),
            new IdentityRuleOptions(false, Severity.INFO, Duration.ofSeconds(4)),
            new DisagreementOptions(false, Severity.INFO, Duration.ofSeconds(5)),
            new DisagreementOptions(false, Severity.INFO, Duration.ofSeconds(6)));

    @Test
    void haveDefaults() {
        OptionsKit.checkDefaults(IdentityOptions.class, DEFAULTS);
    }

    @Test
    void takeEveryValue() {
        OptionsKit.checkEveryValue(IdentityOptions.class, EVERY_VALUE, NO_DEFAULT);
    }

    @Test
    void giveOneRuleForEachSectionUnlessItIsSwitchedOff() {
        assertThat(DEFAULTS.rules())
                .extracting(Rule::id)
                .containsExactlyInAnyOrder(
                        "duplicate-handset",
                        "unknown-handset",
                        "handset-never-registered",
                        "swapped-credentials",
                        "ipei-check-digit-wrong",
                        "config-disagrees",
                        "handset-list-flawed",
                        "handset-disagreement",
                        "server-count-disagrees");
        assertThat(NO_DEFAULT.rules()).isEmpty();
    }
}
