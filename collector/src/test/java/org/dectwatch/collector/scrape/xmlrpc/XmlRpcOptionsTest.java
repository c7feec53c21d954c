package org.dectwatch.collector.scrape.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class XmlRpcOptionsTest {
    private static final String PIN = "0a".repeat(32);

    @Test
    void needsAPasswordAndNothingElse() throws Exception {
        XmlRpcOptions options =
                SiteConfigFile.bind(XmlRpcOptions.class, "site.yml", "password: {secretEnv: KWS}\n", Path.of(""));
        assertThat(options.tls()).isTrue();
        assertThat(options.port()).isEqualTo(443);
        assertThat(options.path()).isEqualTo("/RPC2");
        assertThat(options.user()).isEqualTo("GW-DECT/admin");
        assertThat(options.trust()).isEqualTo(XmlRpcOptions.Trust.FIRST);
        assertThat(options.events()).isTrue();
        assertThat(options.survey()).as("takes channels").isEmpty();
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                XmlRpcOptions.class,
                "tls: false\nport: 80\npath: /rpc\nuser: admin\npassword: {secretEnv: KWS}\nstandby: 192.0.2.11\n"
                        + "trust: pinned\npins: ['" + PIN + "']\nevents: false\npoll: 10s\nkeep: 5m\n"
                        + "endpoint: extension\nfields: /etc/dectwatch/fields\nlargestAnswer: 1MiB\n"
                        + "survey: {every: 1h, pause: 5s}\n",
                new XmlRpcOptions(
                        false,
                        80,
                        "/rpc",
                        "admin",
                        new SecretRef.Env("KWS"),
                        IpAddress.parse("192.0.2.11"),
                        XmlRpcOptions.Trust.PINNED,
                        List.of(PIN),
                        false,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        XmlRpcOptions.EndpointNames.EXTENSION,
                        Optional.of(Path.of("/etc/dectwatch/fields")),
                        Size.ofMiB(1),
                        Optional.of(new SurveyOptions(Duration.ofHours(1), Duration.ofSeconds(5)))));
        OptionsKit.checkDefaults(SurveyOptions.class, new SurveyOptions(Duration.ofHours(4), Duration.ofSeconds(30)));
    }

    @Test
    void refusesATrustThatTrustsNothing() {
        assertThatThrownBy(() -> SiteConfigFile.bind(
                        XmlRpcOptions.class, "site.yml", "password: {secretEnv: KWS}\ntrust: pinned\n", Path.of("")))
                .hasMessageContaining("pins are missing");
        assertThatThrownBy(() -> SiteConfigFile.bind(
                        XmlRpcOptions.class,
                        "site.yml",
                        "password: {secretEnv: KWS}\npins: ['" + "zz".repeat(32) + "']\n",
                        Path.of("")))
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> SiteConfigFile.bind(
                        XmlRpcOptions.class, "site.yml", "password: {secretEnv: KWS}\npath: RPC2\n", Path.of("")))
                .hasMessageContaining("path begins with '/'");
    }
}
