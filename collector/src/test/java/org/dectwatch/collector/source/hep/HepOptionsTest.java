package org.dectwatch.collector.source.hep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.OutOfRange;
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
                        true,
                        true,
                        Optional.empty(),
                        Size.ofMiB(4),
                        64,
                        Duration.ofHours(1)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        for (boolean udp : new boolean[] {true, false}) {
            HepOptions options = new HepOptions(
                    Endpoint.parse("[::1]:9063").orElseThrow(),
                    udp,
                    !udp,
                    Optional.of(new SecretRef.Env("HEP_KEY")),
                    Size.ofMiB(8),
                    5,
                    Duration.ofMinutes(2));
            String yaml = "listen: '[::1]:9063'\nudp: " + udp + "\ntcp: " + !udp
                    + "\nkey: {secretEnv: HEP_KEY}\nreceiveBuffer: 8MiB\nconnections: 5\nidle: 2m\n";
            OptionsKit.checkEveryValue(HepOptions.class, yaml, options);
        }
    }

    @Test
    void refusesToReceiveOverNothing() {
        HepOptions good = HepOptions.defaults();

        assertThatThrownBy(() -> new HepOptions(
                        good.listen(), false, false, good.key(), good.receiveBuffer(), good.connections(), good.idle()))
                .isInstanceOf(OutOfRange.class);
    }
}
