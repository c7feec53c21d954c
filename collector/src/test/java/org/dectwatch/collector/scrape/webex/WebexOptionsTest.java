package org.dectwatch.collector.scrape.webex;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.ConfigInvalid;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.scrape.webex.WebexOptions.Calls;
import org.dectwatch.collector.scrape.webex.WebexOptions.Evidence;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class WebexOptionsTest {
    @Test
    void asksForDevicesAtAModestRateAndForNoCallsByDefault() {
        OptionsKit.checkDefaults(
                WebexOptions.class,
                new WebexOptions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        URI.create("https://webexapis.com/v1"),
                        URI.create("https://analytics-calling.webexapis.com/v1"),
                        List.of(Evidence.MEMBER_ADDRESS, Evidence.CONNECTION_STATUS),
                        Calls.OFF,
                        Duration.ofHours(24),
                        60,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                WebexOptions.class,
                "accessToken: {secretEnv: A}\nrefreshToken: {secretEnv: R}\nclientId: c\nclientSecret: {secretEnv: S}\norganisation: o\n"
                        + "location: l\napi: http://127.0.0.1:1/v1\ncallsApi: https://calls.example/v1\nevidence: [connection-status]\n"
                        + "calls: feed\ncallWindow: 2h\nrequestsPerMinute: 7\ninterval: 1m\ngoodFor: 3m\n",
                new WebexOptions(
                        Optional.of(new SecretRef.Env("A")),
                        Optional.of(new SecretRef.Env("R")),
                        Optional.of("c"),
                        Optional.of(new SecretRef.Env("S")),
                        Optional.of("o"),
                        Optional.of("l"),
                        URI.create("http://127.0.0.1:1/v1"),
                        URI.create("https://calls.example/v1"),
                        List.of(Evidence.CONNECTION_STATUS),
                        Calls.FEED,
                        Duration.ofHours(2),
                        7,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(3)));
    }

    @Test
    void aTokenDoesNotTravelInClear() {
        assertThatThrownBy(() -> SiteConfigFile.bind(
                        WebexOptions.class, "site.yml", "api: http://webexapis.com/v1\n", Path.of("")))
                .isInstanceOf(ConfigInvalid.class)
                .hasMessageContaining("https");
    }
}
