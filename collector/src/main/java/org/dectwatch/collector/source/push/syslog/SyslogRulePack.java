package org.dectwatch.collector.source.push.syslog;

import java.util.List;
import org.dectwatch.collector.options.Setting;

/** Rules for the lines of syslog, as a file of its own; the first that matches decides. */
public record SyslogRulePack(
        @Setting(help = "The rules, asked in this order.") List<SyslogRule> rules) {
    public SyslogRulePack {
        rules = List.copyOf(rules);
    }

    public static SyslogRulePack defaults() {
        return new SyslogRulePack(List.of());
    }
}
