package org.dectwatch.collector.scrape.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.scrape.web.WebOptions.Authentication;
import org.dectwatch.collector.scrape.web.WebOptions.Trust;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class WebOptionsTest {
    private static WebOptions read(String yaml) throws ConfigInvalid {
        return SiteConfigFile.bind(WebOptions.class, "site.yml", yaml, Path.of(""));
    }

    @Test
    void asksWithoutPasswordAndTrustsTheUsualAuthoritiesByDefault() throws Exception {
        org.assertj.core.api.Assertions.assertThat(read("url: http://192.0.2.10\nrules: r.yml\n"))
                .isEqualTo(new WebOptions(
                        URI.create("http://192.0.2.10"),
                        Path.of("r.yml"),
                        Authentication.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        "/",
                        "username",
                        "password",
                        Trust.SYSTEM,
                        Optional.empty(),
                        Size.ofMiB(1)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                WebOptions.class,
                "url: https://192.0.2.10:8443\nrules: r.yml\nauthentication: form\nuser: GW-DECT/admin\npassword: {secretEnv: PW}\n"
                        + "loginPath: /login\nuserField: u\npasswordField: p\ntrust: pin\npin: '" + "ab:".repeat(31)
                        + "ab'\nlargestPage: 2MiB\n",
                new WebOptions(
                        URI.create("https://192.0.2.10:8443"),
                        Path.of("r.yml"),
                        Authentication.FORM,
                        Optional.of("GW-DECT/admin"),
                        Optional.of(new SecretRef.Env("PW")),
                        "/login",
                        "u",
                        "p",
                        Trust.PIN,
                        Optional.of("AB".repeat(32)),
                        Size.ofMiB(2)));
    }

    @Test
    void whatCannotWorkIsRefused() {
        for (String wrong : new String[] {
            "url: ftp://x\nrules: r.yml\n",
            "url: http://user:pw@192.0.2.10\nrules: r.yml\n",
            "url: http://x\nrules: r.yml\nauthentication: basic\n",
            "url: http://x\nrules: r.yml\ntrust: pin\n"
        }) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(ConfigInvalid.class);
        }
    }
}
