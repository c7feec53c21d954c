package org.dectwatch.collector.source.push.syslog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.source.push.syslog.SyslogOptions.Transports;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class SyslogOptionsTest {
    @Test
    void receivesInClearAndAsksTheShippedRulesByDefault() {
        OptionsKit.checkDefaults(
                SyslogOptions.class,
                new SyslogOptions(
                        Endpoint.parse("0.0.0.0:5514").orElseThrow(),
                        Transports.BOTH,
                        Optional.empty(),
                        Optional.empty(),
                        "UTC",
                        List.of(),
                        Optional.empty(),
                        true,
                        200,
                        Size.ofMiB(4),
                        256,
                        Duration.ofHours(1)));
        OptionsKit.checkDefaults(SyslogRulePack.class, new SyslogRulePack(List.of()));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        SyslogRule rule = new SyslogRule("door-open", Optional.of(DeviceEvent.Level.NOTICE), "door (?P<user>\\d+)");
        OptionsKit.checkEveryValue(
                SyslogOptions.class,
                "listen: '127.0.0.1:6514'\ntransports: tls\ncertificate: c.pem\ncertificateKey: k.pem\nzone: Europe/Paris\n"
                        + "rules: [{kind: door-open, level: notice, match: 'door (?P<user>\\d+)'}]\nruleFile: r.yml\n"
                        + "shippedRules: false\nlinesPerSecond: 7\nreceiveBuffer: 8MiB\nconnections: 5\nidle: 2m\n",
                new SyslogOptions(
                        Endpoint.parse("127.0.0.1:6514").orElseThrow(),
                        Transports.TLS,
                        Optional.of(Path.of("c.pem")),
                        Optional.of(Path.of("k.pem")),
                        "Europe/Paris",
                        List.of(rule),
                        Optional.of(Path.of("r.yml")),
                        false,
                        7,
                        Size.ofMiB(8),
                        5,
                        Duration.ofMinutes(2)));
        OptionsKit.checkEveryValue(
                SyslogRulePack.class,
                "rules: [{kind: door-open, level: notice, match: 'door (?P<user>\\d+)'}]\n",
                new SyslogRulePack(List.of(rule)));
    }

    @Test
    void aRuleWithAPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new SyslogRule("x", Optional.empty(), "(unclosed"))
                .hasMessageContaining("RE2");
        assertThatThrownBy(() -> new SyslogRule("Bad Kind", Optional.empty(), "x"))
                .hasMessageContaining("kind");
    }

    @Test
    void tlsNeedsACertificate() {
        SyslogOptions usual = SyslogOptions.defaults();
        assertThatThrownBy(() -> new SyslogOptions(
                        usual.listen(),
                        Transports.TLS,
                        Optional.empty(),
                        Optional.empty(),
                        "UTC",
                        List.of(),
                        Optional.empty(),
                        true,
                        1,
                        usual.receiveBuffer(),
                        1,
                        usual.idle()))
                .hasMessageContaining("certificate");
    }
}
