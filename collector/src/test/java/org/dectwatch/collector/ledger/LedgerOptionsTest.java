package org.dectwatch.collector.ledger;

import java.time.Duration;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class LedgerOptionsTest {
    @Test
    void defaults() {
        OptionsKit.checkDefaults(
                LedgerOptions.class,
                new LedgerOptions(
                        150_000,
                        50_000,
                        20_000,
                        20_000,
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofHours(12)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                LedgerOptions.class,
                "registrations: 1\ncalls: 2\nstreams: 3\ntlsConnections: 4\nkeepEnded: 1m\ntransactionTimeout: 10s\n"
                        + "setupTimeout: 1m\nsilentCall: 2m\nunheardCall: 1h\n",
                new LedgerOptions(
                        1,
                        2,
                        3,
                        4,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1)));
    }
}
