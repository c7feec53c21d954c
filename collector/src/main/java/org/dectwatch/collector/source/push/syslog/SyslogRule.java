package org.dectwatch.collector.source.push.syslog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.Setting;

/**
 * What a line means.
 *
 * @param kind of the event it makes
 * @param match RE2 pattern, found anywhere in the line; matching takes time in proportion to the line, whatever the pattern
 */
public record SyslogRule(
        @Setting(
                help =
                        "What the event is called, in lower case with hyphens. The same word may stand in several rules.",
                range = "1..64",
                example = "base-station-lost",
                required = true)
        String kind,

        @Setting(help = "How bad it is; the line's own severity when left out.")
        Optional<DeviceEvent.Level> level,

        @Setting(
                help =
                        "Pattern (RE2 syntax) to be found in the line. Named groups become fields of the event; `user`, `ipei` and `extension` say"
                                + " which handset it is about.",
                range = "1..1000",
                example = "'(?i)user (?P<user>\\S+) registration failed'",
                required = true)
        String match) {
    public SyslogRule {
        Ranges.check(SyslogRule.class, kind, level, match);
        if (!kind.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new OutOfRange("kind", "must be lower-case words joined by hyphens, not '" + kind + "'");
        }
        try {
            Pattern.compile(match);
        } catch (PatternSyntaxException wrong) {
            throw new OutOfRange("match", "is no pattern that RE2 understands: " + wrong.getDescription());
        }
    }
}
