package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.options.SnmpUserOptions;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class SnmpOptionsTest {
    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                SnmpOptions.class,
                """
                port: 1161
                community: {secretEnv: SNMP_COMMUNITY}
                user:
                  name: watcher
                  authentication: sha512
                  authenticationSecret: {secretEnv: SNMP_SIGN}
                  privacy: aes256-cisco
                  privacySecret: {secretFile: /etc/dectwatch/hide}
                oidMap: /etc/dectwatch/oids.properties
                mibs: [/etc/dectwatch/mibs, /etc/dectwatch/x.mib]
                interfaces: false
                """,
                new SnmpOptions(
                        1161,
                        Optional.of(new SecretRef.Env("SNMP_COMMUNITY")),
                        Optional.of(new SnmpUserOptions(
                                "watcher",
                                SnmpUser.Authentication.SHA512,
                                new SecretRef.Env("SNMP_SIGN"),
                                SnmpUser.Privacy.AES256_CISCO,
                                new SecretRef.InFile(Path.of("/etc/dectwatch/hide")))),
                        Optional.of(Path.of("/etc/dectwatch/oids.properties")),
                        List.of(Path.of("/etc/dectwatch/mibs"), Path.of("/etc/dectwatch/x.mib")),
                        false));
    }

    @Test
    void mustSayWhoAsks() {
        assertThatThrownBy(() ->
                        new SnmpOptions(161, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true))
                .hasMessage("community or a user is needed: who may ask it?");
    }

    @Test
    void refusesASecretThatVersionThreeWouldRefuse() {
        assertThatThrownBy(() -> new SnmpUser(
                        "watcher",
                        SnmpUser.Authentication.SHA1,
                        new Secret("seven77"),
                        SnmpUser.Privacy.AES128,
                        new Secret("long enough")))
                .hasMessageContaining("shorter than 8 characters")
                .hasMessageNotContaining("seven77");
    }
}
