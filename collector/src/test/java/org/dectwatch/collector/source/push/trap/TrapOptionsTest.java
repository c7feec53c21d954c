package org.dectwatch.collector.source.push.trap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.options.SnmpUserOptions;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class TrapOptionsTest {
    @Test
    void aListenerHasDefaults() {
        OptionsKit.checkDefaults(
                TrapListenerOptions.class,
                new TrapListenerOptions(
                        Endpoint.parse("0.0.0.0:10162").orElseThrow(),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        20,
                        Size.ofMiB(1)));
    }

    @Test
    void aListenerTakesEveryValue() {
        OptionsKit.checkEveryValue(
                TrapListenerOptions.class,
                """
                listen: 192.0.2.9:162
                map: /etc/dectwatch/traps.properties
                mibs: [/etc/dectwatch/mibs]
                strangers: true
                relays: [192.0.2.5]
                perSecond: 7
                receiveBuffer: 2MiB
                """,
                new TrapListenerOptions(
                        Endpoint.parse("192.0.2.9:162").orElseThrow(),
                        Optional.of(Path.of("/etc/dectwatch/traps.properties")),
                        List.of(Path.of("/etc/dectwatch/mibs")),
                        true,
                        List.of(IpAddress.parse("192.0.2.5").orElseThrow()),
                        7,
                        Size.ofMiB(2)));
    }

    @Test
    void aSenderNeedsNothingAndTakesEveryValue() {
        OptionsKit.checkDefaults(TrapSenderOptions.class, new TrapSenderOptions(Optional.empty(), Optional.empty()));
        OptionsKit.checkEveryValue(
                TrapSenderOptions.class,
                """
                community: {secretEnv: TRAPS}
                user:
                  name: dect
                  authentication: sha1
                  authenticationSecret: {secretEnv: SIGN}
                  privacy: aes256
                  privacySecret: {secretEnv: HIDE}
                """,
                new TrapSenderOptions(
                        Optional.of(new SecretRef.Env("TRAPS")),
                        Optional.of(new SnmpUserOptions(
                                "dect",
                                SnmpUser.Authentication.SHA1,
                                new SecretRef.Env("SIGN"),
                                SnmpUser.Privacy.AES256,
                                new SecretRef.Env("HIDE")))));
    }
}
