package org.dectwatch.collector.health;

import java.time.Duration;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** How many alerts are kept, and for how long. */
public record AlertOptions(
        @Setting(
                help = "Pending, held and firing alerts of one rule; of what is beyond, only the number is known, and"
                        + " it moves up as others end.",
                range = "1..100000",
                unit = "alerts")
        int mostPerRule,

        @Setting(help = "How long an alert is still shown after its trouble ended.", range = "0s..7d")
        Duration keepResolved,

        @Setting(
                help = "Findings kept with beginning and end; when there are more, the oldest go and are counted.",
                range = "10..1000000",
                unit = "findings")
        int mostFindings,

        @Setting(
                help = "How long an alarm that fired before a restart is shown as remembered when nothing confirms or"
                        + " ends it.",
                range = "1m..30d")
        Duration keepRemembered) {
    public AlertOptions {
        Ranges.check(AlertOptions.class, mostPerRule, keepResolved, mostFindings, keepRemembered);
    }

    /**
     * A thousand alerts of a kind are more than anybody reads, a quarter of an hour is a coffee break, and a day bridges a
     * night's maintenance.
     */
    public static AlertOptions defaults() {
        return new AlertOptions(1000, Duration.ofMinutes(15), 10_000, Duration.ofDays(1));
    }
}
