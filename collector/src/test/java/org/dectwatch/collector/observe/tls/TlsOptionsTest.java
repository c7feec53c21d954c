package org.dectwatch.collector.observe.tls;

import java.time.Duration;
import java.util.Set;
import org.dectwatch.collector.options.Size;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {
    @Test
    void expectsSipAndWebexAndRefusesWildcardsUnlessToldOtherwise() {
        OptionsKit.checkDefaults(
                TlsOptions.class,
                new TlsOptions(
                        Set.of(8934, 5061),
                        Set.of(),
                        false,
                        Duration.ofSeconds(30),
                        20_000,
                        Size.ofKiB(64),
                        Size.ofMiB(16),
                        Duration.ofMinutes(1)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                TlsOptions.class,
                "ports: [5062]\nproxies: [SBC1.example.net]\nallowWildcard: true\nsilenceAfter: 5s\nconnections: 3\n"
                        + "heldPerConnection: 1KiB\nheldInAll: 5KiB\nheldAfterClose: 7s\n",
                new TlsOptions(
                        Set.of(5062),
                        Set.of("sbc1.example.net"),
                        true,
                        Duration.ofSeconds(5),
                        3,
                        Size.ofKiB(1),
                        Size.ofKiB(5),
                        Duration.ofSeconds(7)));
    }
}
