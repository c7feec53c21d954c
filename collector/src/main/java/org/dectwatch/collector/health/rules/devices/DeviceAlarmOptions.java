package org.dectwatch.collector.health.rules.devices;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of the rules that are named after what a server tells unasked; see {@link AlarmKind}. */
public record DeviceAlarmOptions(
        @Setting(help = "Whether these rules are asked at all.")
        boolean enabled,

        @Setting(help = "Those that are not wanted.") List<AlarmKind> ignore,

        @Setting(help = "How much they matter.") Severity severity,

        @Setting(
                help = "How long an alarm must stand before it is told. Longer than `clearAfter` means that it must be"
                        + " repeated.",
                range = "0s..1h")
        Duration holdFor,

        @Setting(
                help =
                        "So long after the device told it last, an alarm ends by itself, for no message that ends it is known."
                                + " What is asked of the server ends it sooner where it can tell.",
                range = "1m..7d")
        Duration clearAfter,

        @Setting(
                help = "How often a device must say that it is busy, without `clearAfter` passing in between; once is a"
                        + " peak, not trouble.",
                range = "1..1000",
                unit = "times")
        int busyAtLeast) {
    public DeviceAlarmOptions {
        ignore = List.copyOf(ignore);
        Ranges.check(DeviceAlarmOptions.class, enabled, ignore, severity, holdFor, clearAfter, busyAtLeast);
    }

    /** A quarter of an hour: how often a device repeats itself is not known. */
    public static DeviceAlarmOptions defaults() {
        return new DeviceAlarmOptions(true, List.of(), Severity.WARNING, Duration.ZERO, Duration.ofMinutes(15), 3);
    }
}
