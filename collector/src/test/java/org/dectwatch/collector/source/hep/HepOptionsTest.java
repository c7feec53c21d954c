package org.dectwatch.collector.source.hep;

import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class HepOptionsTest {
    @Test
    void listensOnTheUsualPortOverBothTransportsByDefault() {
        OptionsKit.checkDefaults(
                HepOptions.class,
                new HepOptions(
                        Endpoint.parse("0.0.0.0:9060").orElseThrow(),
                        HepOptions.Transports.BOTH,
                        Optional.empty(),
                        Size.ofMiB(4),
                        64,
                        Duration.ofHours(1)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        HepOptions options = new HepOptions(
                Endpoint.parse("[::1]:9063").orElseThrow(),
                HepOptions.Transports.TCP,
                Optional.of(new SecretRef.Env("HEP_KEY")),
                Size.ofMiB(8),
                5,
                Duration.ofMinutes(2));
        String yaml = "listen: '[::1]:9063'\ntransports: tcp\nkey: {secretEnv: HEP_KEY}\nreceiveBuffer: 8MiB\n"
                + "connections: 5\nidle: 2m\n";
        OptionsKit.checkEveryValue(HepOptions.class, yaml, options);
    }
}
