package org.dectwatch.collector.source.keylog;

import java.nio.file.Path;
import java.time.Duration;
import org.dectwatch.collector.config.SiteConfigFile;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class KeyLogOptionsTest {
    @Test
    void isLookedAtAsOftenAsASourceTicksUnlessToldOtherwise() throws Exception {
        KeyLogOptions bound = SiteConfigFile.bind(KeyLogOptions.class, "t.yml", "file: /run/k.log\n", Path.of(""));
        org.assertj.core.api.Assertions.assertThat(bound).isEqualTo(KeyLogOptions.of(Path.of("/run/k.log")));
        org.assertj.core.api.Assertions.assertThat(bound.interval()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                KeyLogOptions.class,
                "file: k.log\ninterval: 50ms\n",
                new KeyLogOptions(Path.of("k.log"), Duration.ofMillis(50)));
    }
}
