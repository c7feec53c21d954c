package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.testing.OptionsKit.checkDefaults;
import static org.dectwatch.collector.testing.OptionsKit.checkEveryValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.junit.jupiter.api.Test;

class OptionsOfTheSiteTest {
    @Test
    void anUnconfiguredSiteHasNothingButItsDefaults() {
        checkDefaults(SiteOptions.class, new SiteOptions("unnamed"));
        checkDefaults(HandsetOptions.class, HandsetOptions.defaults());
        checkDefaults(
                SiteConfig.class,
                new SiteConfig(
                        new SiteOptions("unnamed"),
                        List.of(),
                        new HandsetOptions(
                                Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ApiOptions.defaults(),
                        WatchOptions.defaults(),
                        LedgerOptions.defaults(),
                        ScrapeOptions.defaults(),
                        Optional.empty(),
                        HealthOptions.defaults(),
                        MediaPolicy.defaults(),
                        StateOptions.defaults(),
                        new LabelOptions(LabelOptions.Form.ID, Optional.empty(), 2000)));
    }

    @Test
    void everyValueOfASiteFileArrives() {
        checkEveryValue(SiteOptions.class, "name: hq\n", new SiteOptions("hq"));
        checkEveryValue(
                HandsetOptions.class,
                "file: h.csv\n"
                        + "list: [{user: u1, ipei: 'IPEI 15093 0000216 3', name: Ward, extension: 47, server: dect-1, authUser: a1}]\n"
                        + "serverUsers: [{file: u.csv, server: dect-1}]\n"
                        + "controlHub: [d.csv, e.csv]\n"
                        + "columns: c.yml\n"
                        + "settings: s.yml\n",
                new HandsetOptions(
                        Optional.of(Path.of("h.csv")),
                        List.of(new HandsetEntry(
                                "u1",
                                Optional.of("1509300002163"),
                                Optional.of("Ward"),
                                Optional.of("47"),
                                Optional.of("dect-1"),
                                Optional.of("a1"))),
                        List.of(new ServerUsersOptions(Path.of("u.csv"), Optional.of("dect-1"))),
                        List.of(Path.of("d.csv"), Path.of("e.csv")),
                        Optional.of(Path.of("c.yml")),
                        Optional.of(Path.of("s.yml"))));
        checkEveryValue(
                LabelOptions.class,
                "handset: hmac\nhmacSecret: {secretEnv: KEY}\nmaxHandsets: 7\n",
                new LabelOptions(LabelOptions.Form.HMAC, Optional.of(new SecretRef.Env("KEY")), 7));
        checkEveryValue(
                StateOptions.class,
                "file: s.json\ninterval: 3s\n",
                new StateOptions(Optional.of(Path.of("s.json")), Duration.ofSeconds(3)));
    }

    @Test
    void everySectionOfASiteFileReachesItsRoom() throws ConfigInvalid {
        SiteConfig site = SiteConfigFile.bind(
                SiteConfig.class,
                "site.yml",
                "site: {name: hq}\n"
                        + "devices: [{name: dect-1, addresses: [192.0.2.10, '2001:db8::1']}]\n"
                        + "capture: [{interfaceName: eth1, filter: udp, buffer: 32MiB, promiscuous: false}]\n"
                        + "hep: [{listen: '192.0.2.9:9060', transports: tcp}]\n"
                        + "syslog: [{listen: '192.0.2.9:514'}]\n"
                        + "traps: [{listen: '192.0.2.9:162'}]\n"
                        + "api: {host: 0.0.0.0, port: 9999}\n"
                        + "watch: {quietAfter: 7s}\n"
                        + "ledger: {registrations: 17}\n"
                        + "webex: {calls: stream}\n"
                        + "rules: {registrationLost: {enabled: false}}\n"
                        + "media: {codecs: [pcma]}\n"
                        + "state: {file: s.json}\n",
                Path.of(""));

        assertThat(site.devices())
                .containsExactly(new DeviceOptions(
                        "dect-1",
                        List.of(address("192.0.2.10"), address("2001:db8::1")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(site.capture().get(0).filter()).contains("udp");
        assertThat(site.capture().get(0).buffer()).isEqualTo(Size.ofMiB(32));
        assertThat(site.capture().get(0).promiscuous()).isFalse();
        assertThat(site.hep().get(0).listen()).hasToString("192.0.2.9:9060");
        assertThat(site.syslog().get(0).listen()).hasToString("192.0.2.9:514");
        assertThat(site.traps().get(0).listen()).hasToString("192.0.2.9:162");
        assertThat(site.api().port()).isEqualTo(9999);
        assertThat(site.watch().quietAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(site.ledger().registrations()).isEqualTo(17);
        assertThat(site.webex()).isPresent();
        assertThat(site.rules().registrationLost().enabled()).isFalse();
        assertThat(site.media().codecs()).containsExactly("PCMA");
        assertThat(site.state().file()).isPresent();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
