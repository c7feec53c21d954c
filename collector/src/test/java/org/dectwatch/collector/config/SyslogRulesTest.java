package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dectwatch.collector.source.push.syslog.SyslogOptions;
import org.dectwatch.collector.source.push.syslog.SyslogRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogRulesTest {
    @TempDir
    Path folder;

    private SyslogOptions options(String yaml) throws ConfigInvalid {
        return SiteConfigFile.bind(SyslogOptions.class, "site.yml", yaml, folder);
    }

    @Test
    void theSitesFileComesFirstThenTheSiteFileThenWhatIsShipped() throws Exception {
        Files.writeString(folder.resolve("r.yml"), "rules: [{kind: from-file, match: a}]\n");

        assertThat(SyslogRules.of(options("ruleFile: r.yml\nrules: [{kind: from-site, match: b}]\n")))
                .extracting(SyslogRule::kind)
                .startsWith("from-file", "from-site", "registration-failed");
        assertThat(SyslogRules.of(options("shippedRules: false\n"))).isEmpty();
    }

    @Test
    void aMistakeInThePackNamesItsLineAndKey() throws Exception {
        Files.writeString(folder.resolve("r.yml"), "rules:\n  - kind: x\n    match: '(unclosed'\n");

        assertThatThrownBy(() -> SyslogRules.of(options("ruleFile: r.yml\n")))
                .isInstanceOfSatisfying(
                        ConfigInvalid.class,
                        invalid ->
                                assertThat(invalid.text()).contains("r.yml:3").contains("RE2"));
    }
}
