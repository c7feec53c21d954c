package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

public class DeviceRuleOptionsTest {
    /** A section without a default in it, and what it reads as; for those that hold it. */
    public static final String YAML = """
            baseStationDown: {enabled: false, severity: info, holdFor: 10s, tolerated: 2}
            alarms: {enabled: false, ignore: [base-station-busy], severity: critical, holdFor: 30s, clearAfter: 1h, busyAtLeast: 5}
            abnormalReleasesHigh: {enabled: false, severity: info, holdFor: 5m, atLeast: 20, share: 0.1}
            serverRestarted: {enabled: false, severity: info, keep: 2h}
            firmwareDiffers: {enabled: false, severity: critical, holdFor: 1d}
            subscribedNotRegistered: {enabled: false, severity: info, holdFor: 1h, atLeast: 4, share: 0.2}
            """;

    public static final DeviceRuleOptions EVERY = new DeviceRuleOptions(
            new BaseStationDownOptions(false, Severity.INFO, Duration.ofSeconds(10), 2),
            new DeviceAlarmOptions(
                    false,
                    List.of(AlarmKind.BASE_STATION_BUSY),
                    Severity.CRITICAL,
                    Duration.ofSeconds(30),
                    Duration.ofHours(1),
                    5),
            new AbnormalReleasesOptions(false, Severity.INFO, Duration.ofMinutes(5), 20, 0.1),
            new ServerRestartedOptions(false, Severity.INFO, Duration.ofHours(2)),
            new FirmwareDiffersOptions(false, Severity.CRITICAL, Duration.ofDays(1)),
            new SubscribedNotRegisteredOptions(false, Severity.INFO, Duration.ofHours(1), 4, 0.2));

    @Test
    void hasDefaults() {
        OptionsKit.checkDefaults(
                DeviceRuleOptions.class,
                new DeviceRuleOptions(
                        new BaseStationDownOptions(true, Severity.CRITICAL, Duration.ofMinutes(2), 0),
                        new DeviceAlarmOptions(
                                true, List.of(), Severity.WARNING, Duration.ZERO, Duration.ofMinutes(15), 3),
                        new AbnormalReleasesOptions(true, Severity.WARNING, Duration.ZERO, 10, 0.05),
                        new ServerRestartedOptions(true, Severity.WARNING, Duration.ofMinutes(30)),
                        new FirmwareDiffersOptions(true, Severity.INFO, Duration.ofHours(1)),
                        new SubscribedNotRegisteredOptions(true, Severity.WARNING, Duration.ofMinutes(5), 2, 0.05)));
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(DeviceRuleOptions.class, YAML, EVERY);
    }
}
