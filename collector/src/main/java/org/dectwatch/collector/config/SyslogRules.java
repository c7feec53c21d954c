package org.dectwatch.collector.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.syslog.SyslogRule;
import org.dectwatch.collector.source.push.syslog.SyslogRulePack;

/** The rules for lines of syslog: the site's file, those written in the site file, and the shipped ones, in this order. */
public final class SyslogRules {
    private static final String SHIPPED = "syslog-rules.yml";

    private SyslogRules() {}

    public static List<SyslogRule> of(SyslogOptions options) throws ConfigInvalid {
        List<SyslogRule> rules = new ArrayList<>();
        if (options.ruleFile().isPresent()) {
            Path file = options.ruleFile().get();
            rules.addAll(pack(file.toString(), SiteConfigFile.text(file)).rules());
        }
        rules.addAll(options.rules());
        if (options.shippedRules()) {
            rules.addAll(shipped().rules());
        }
        return rules;
    }

    /** Not verified on a real device. */
    static SyslogRulePack shipped() throws ConfigInvalid {
        try (InputStream in = SyslogRules.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            return pack(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException(SHIPPED + " in the jar cannot be read", broken);
        }
    }

    private static SyslogRulePack pack(String file, String yaml) throws ConfigInvalid {
        return SiteConfigFile.bind(SyslogRulePack.class, file, yaml, Path.of(""));
    }
}
