package org.dectwatch.collector.health.rules.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dectwatch.collector.health.Severity;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/** Parameters of the rules about media; what is wanted of it stands in the section {@code media}. */
public record MediaRuleOptions(
        @Setting(help = "Whether rules about media are asked at all.")
        boolean enabled,

        @Setting(
                help =
                        "How long after the last call that showed a fault its alert lasts; calls within it are counted in"
                                + " the alert.",
                range = "1m..7d")
        Duration window,

        @Setting(
                help = "Calls of one server that must have shown a fault within the window before it is told.",
                range = "1..10000",
                unit = "calls")
        int atLeast,

        @Setting(
                help = "The same for poor quality, of which single calls tell little.",
                range = "1..10000",
                unit = "calls")
        int poorCallsAtLeast,

        @Setting(
                help = "How long packets of one side must be missing, in a call that is answered and not held, to be"
                        + " one-way audio, or no media at all.",
                range = "1s..1m")
        Duration missingAfter,

        @Setting(
                help = "How long both sides must be silent, in a call that had media, to be called silent.",
                range = "1s..10m")
        Duration silentAfter,

        @Setting(help = "How long after a held call was resumed a side may be silent.", range = "500ms..1m")
        Duration resumeWithin,

        @Setting(
                help = "How long after a BYE, or after media was moved to another address, packets may still come.",
                range = "100ms..1m")
        Duration stragglers,

        @Setting(
                help = "Faults that are not looked for, by the names of their rules.",
                example = "[media-marking-lost]")
        List<MediaFault> off,

        @Setting(help = "Faults whose alerts shall be critical.", example = "[g726-offered]")
        List<MediaFault> critical,

        @Setting(help = "Faults whose alerts shall be warnings.", example = "[media-marking-lost]")
        List<MediaFault> warning,

        @Setting(help = "Faults whose alerts shall be for information only.", example = "[ptime-differs]")
        List<MediaFault> info) {
    public MediaRuleOptions {
        off = List.copyOf(off);
        critical = List.copyOf(critical);
        warning = List.copyOf(warning);
        info = List.copyOf(info);
        Ranges.check(
                MediaRuleOptions.class,
                enabled,
                window,
                atLeast,
                poorCallsAtLeast,
                missingAfter,
                silentAfter,
                resumeWithin,
                stragglers,
                off,
                critical,
                warning,
                info);
        List<MediaFault> named = new ArrayList<>(critical);
        named.addAll(warning);
        named.addAll(info);
        named.stream()
                .filter(f -> named.indexOf(f) != named.lastIndexOf(f))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException(twice.id() + " is given two severities; keep one");
                });
    }

    /**
     * Half an hour: long enough that a fault of the configuration does not come and go with each call, short enough that its end
     * is seen. Five seconds: a stream that begins late does so within one. Ten: nobody is silent on both sides for so long without
     * packets. Two after a resume: what people notice as dead.
     */
    public static MediaRuleOptions defaults() {
        return new MediaRuleOptions(
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
                List.of());
    }

    public Severity severity(MediaFault fault) {
        if (critical.contains(fault)) {
            return Severity.CRITICAL;
        }
        if (warning.contains(fault)) {
            return Severity.WARNING;
        }
        return info.contains(fault) ? Severity.INFO : fault.usualSeverity();
    }

    /** Those that are looked for; none when rules about media are switched off. */
    public Set<MediaFault> wanted() {
        Set<MediaFault> wanted = enabled ? EnumSet.allOf(MediaFault.class) : EnumSet.noneOf(MediaFault.class);
        off.forEach(wanted::remove);
        return wanted;
    }

    int atLeast(MediaFault fault) {
        return fault == MediaFault.MEDIA_QUALITY_POOR ? Math.max(atLeast, poorCallsAtLeast) : atLeast;
    }
}
