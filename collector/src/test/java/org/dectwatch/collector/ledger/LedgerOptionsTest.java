package org.dectwatch.collector.ledger;

import java.time.Duration;
import java.util.List;
import org.dectwatch.collector.domain.HandsetTruth.Who;
import org.dectwatch.collector.domain.TruthOptions;
import org.dectwatch.collector.options.Size;
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
                        Duration.ofHours(12),
                        Size.ofMiB(192),
                        new TruthOptions(List.of(Who.WIRE, Who.SERVER, Who.CLOUD), Duration.ofSeconds(90), 1)));
    }

    @Test
    void takesEveryValueFromTheSiteFile() {
        OptionsKit.checkEveryValue(
                LedgerOptions.class,
                "registrations: 1\ncalls: 2\nstreams: 3\ntlsConnections: 4\nkeepEnded: 1m\ntransactionTimeout: 10s\n"
                        + "setupTimeout: 1m\nsilentCall: 2m\nunheardCall: 1h\nmemory: 9MiB\n"
                        + "truth: {countsAsRegistered: [cloud, wire], disagreeAfter: 5m, countSlack: 7}\n",
                new LedgerOptions(
                        1,
                        2,
                        3,
                        4,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1),
                        Size.ofMiB(9),
                        new TruthOptions(List.of(Who.CLOUD, Who.WIRE), Duration.ofMinutes(5), 7)));
    }
}
