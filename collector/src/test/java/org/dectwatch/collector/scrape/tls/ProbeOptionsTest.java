package org.dectwatch.collector.scrape.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class ProbeOptionsTest {
    @Test
    void asksNobodyUnlessToldTo() {
        OptionsKit.checkDefaults(
                ProbeOptions.class, new ProbeOptions(List.of(), Duration.ofHours(1), Duration.ofSeconds(5)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                ProbeOptions.class,
                "targets: ['SBC1.example.net:8934', '[2001:db8::1]:5061', '192.0.2.1:5061']\n"
                        + "interval: 10m\ntimeout: 2s\n",
                new ProbeOptions(
                        List.of(
                                new ProbeTarget("sbc1.example.net", 8934),
                                new ProbeTarget("2001:db8::1", 5061),
                                new ProbeTarget("192.0.2.1", 5061)),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(2)));
    }

    @Test
    void aTargetIsANameAndAPort() {
        for (String wrong :
                List.of("", "sbc", "sbc:0", "sbc:70000", ":5061", "https://sbc:5061", "sbc:5061/x", "a b:1")) {
            assertThat(ProbeTarget.parse(wrong)).as(wrong).isEmpty();
        }
        assertThat(ProbeTarget.parse("[2001:db8::1]:5061").orElseThrow()).hasToString("[2001:db8::1]:5061");
    }
}
