package org.dectwatch.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dectwatch.collector.testing.OptionsKit.checkDefaults;
import static org.dectwatch.collector.testing.OptionsKit.checkEveryValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.analysis.WatchOptions;
import org.dectwatch.collector.api.ApiOptions;
import org.dectwatch.collector.domain.MediaPolicy;
import org.dectwatch.collector.health.rules.HealthOptions;
import org.dectwatch.collector.ledger.LedgerOptions;
import org.dectwatch.collector.metrics.LabelOptions;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.tls.TlsOptions;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.scrape.ScrapeOptions;
import org.dectwatch.collector.scrape.tls.ProbeOptions;
import org.dectwatch.collector.scrape.tls.ProbeTarget;
import org.dectwatch.collector.source.keylog.KeyLogOptions;
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
                        new TlsSection(TlsOptions.defaults(), Optional.empty(), ProbeOptions.defaults()),
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
    void allThatConcernsTlsStandsInOneSection() {
        checkDefaults(TlsSection.class, TlsSection.defaults());
        checkEveryValue(
                TlsSection.class,
                "connections: {ports: [5067], proxies: [SBC.example.net], allowWildcard: true, silenceAfter: 9s,"
                        + " connections: 7, heldPerConnection: 1KiB, heldInAll: 2KiB, heldAfterClose: 3s}\n"
                        + "keyLog: {file: k.log, interval: 1s}\n"
                        + "probe: {targets: ['sbc.example.net:5061'], interval: 2h, timeout: 3s}\n",
                new TlsSection(
                        new TlsOptions(
                                Set.of(5067),
                                Set.of("sbc.example.net"),
                                true,
                                Duration.ofSeconds(9),
                                7,
                                Size.ofKiB(1),
                                Size.ofKiB(2),
                                Duration.ofSeconds(3)),
                        Optional.of(new KeyLogOptions(Path.of("k.log"), Duration.ofSeconds(1))),
                        new ProbeOptions(
                                List.of(new ProbeTarget("sbc.example.net", 5061)),
                                Duration.ofHours(2),
                                Duration.ofSeconds(3))));
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
                        + "tls: {connections: {ports: [5061], allowWildcard: true}, keyLog: {file: k.log},"
                        + " probe: {targets: ['sbc.example.net:5061']}}\n"
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
        assertThat(site.tls().connections().ports()).containsExactly(5061);
        assertThat(site.tls().connections().allowWildcard()).isTrue();
        assertThat(site.tls().keyLog()).contains(KeyLogOptions.of(Path.of("k.log")));
        assertThat(site.tls().probe().targets()).containsExactly(new ProbeTarget("sbc.example.net", 5061));
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
