package org.dectwatch.collector.metrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dectwatch.collector.testing.OptionsKit.checkDefaults;
import static org.dectwatch.collector.testing.OptionsKit.checkEveryValue;

import java.util.Optional;
import org.dectwatch.collector.options.SecretRef;
import org.junit.jupiter.api.Test;

class LabelOptionsTest {
    @Test
    void namesHandsetsByTheirIdUpToTwoThousand() {
        checkDefaults(LabelOptions.class, new LabelOptions(LabelOptions.Form.ID, Optional.empty(), 2000));
    }

    @Test
    void everyValueArrives() {
        checkEveryValue(
                LabelOptions.class,
                "handset: hmac\nhmacSecret: {secretFile: key}\nmaxHandsets: 9\n",
                new LabelOptions(
                        LabelOptions.Form.HMAC, Optional.of(new SecretRef.InFile(java.nio.file.Path.of("key"))), 9));
    }

    @Test
    void aPseudonymNeedsAKey() {
        assertThatThrownBy(() -> new LabelOptions(LabelOptions.Form.HMAC, Optional.empty(), 1))
                .hasMessage("handset: hmac needs a key; add hmacSecret: {secretEnv: NAME}");
    }
}
