package org.dectwatch.collector.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.ExtractRules;
import org.dectwatch.collector.config.Inventory;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.config.SyslogRules;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.scrape.web.ExtractPack;
import org.dectwatch.collector.scrape.web.WebOptions;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.syslog.SyslogRule;

/** Site files as commands need them: mistakes end the command with one line each. */
final class SiteFile {
    private SiteFile() {}

    static SiteConfig load(Path file) {
        try {
            return SiteConfigFile.load(file);
        } catch (ConfigInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, invalid.text(), invalid);
        }
    }

    /** What lines of syslog mean, the file that the options name read. */
    static List<SyslogRule> syslogRules(SyslogOptions options) {
        try {
            return SyslogRules.of(options);
        } catch (ConfigInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, invalid.text(), invalid);
        }
    }

    /** Where the values of a server's pages stand. */
    static ExtractPack extractRules(WebOptions web) {
        try {
            return ExtractRules.load(web.rules());
        } catch (ConfigInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, invalid.text(), invalid);
        }
    }

    /** The site with its handsets, those of {@code instead} if given. */
    static Site inventory(SiteConfig config, Optional<Path> instead) {
        return lists(config, instead).site();
    }

    /** The same, with the lists and settings it was made of. */
    static Inventory lists(SiteConfig config, Optional<Path> instead) {
        try {
            return Inventory.read(config, instead.or(() -> config.handsets().file()));
        } catch (ConfigInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, invalid.text(), invalid);
        }
    }
}
