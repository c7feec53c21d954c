package org.dectwatch.collector.config;

import static org.dectwatch.collector.testing.OptionsKit.checkDefaults;
import static org.dectwatch.collector.testing.OptionsKit.checkEveryValue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.SecretRef;
import org.junit.jupiter.api.Test;

class OptionsOfTheSiteTest {
    @Test
    void anUnconfiguredSiteHasNothingButItsDefaults() {
        checkDefaults(SiteOptions.class, new SiteOptions("unnamed"));
        checkDefaults(HandsetOptions.class, new HandsetOptions(Optional.empty(), List.of()));
        checkDefaults(
                SiteConfig.class,
                new SiteConfig(
                        new SiteOptions("unnamed"),
                        List.of(),
                        new HandsetOptions(Optional.empty(), List.of()),
                        new LabelOptions(LabelOptions.Form.ID, Optional.empty(), 2000)));
    }

    @Test
    void everyValueOfASiteFileArrives() {
        checkEveryValue(
                SiteConfig.class,
                "site: {name: hq}\n"
                        + "devices: [{name: dect-1, addresses: [192.0.2.10, '2001:db8::1']}]\n"
                        + "handsets:\n  file: h.csv\n"
                        + "  list: [{user: u1, ipei: 'IPEI 15093 0000216 3', name: Ward, extension: 47, server: dect-1}]\n"
                        + "labels: {handset: hmac, hmacSecret: {secretEnv: KEY}, maxHandsets: 7}\n",
                new SiteConfig(
                        new SiteOptions("hq"),
                        List.of(new DeviceOptions("dect-1", List.of(address("192.0.2.10"), address("2001:db8::1")))),
                        new HandsetOptions(
                                Optional.of(Path.of("h.csv")),
                                List.of(new HandsetEntry(
                                        "u1",
                                        Optional.of("150930000216"),
                                        Optional.of("Ward"),
                                        Optional.of("47"),
                                        Optional.of("dect-1")))),
                        new LabelOptions(LabelOptions.Form.HMAC, Optional.of(new SecretRef.Env("KEY")), 7)));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
