package org.dectwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dectwatch.collector.testing.HepTalk.register;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.testing.HepTalk;
import org.dectwatch.collector.testing.RunningCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a collector counts of its own sources reaches its metrics. */
@Timeout(60)
class SelfMetricsOfACollectorTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aHepListenerTellsWhatItRefusedAndHowWrongTheSendersClockIs() throws Exception {
        HepTalk wire = new HepTalk(Optional.of(new Secret("right")));
        try (RunningCollector collector =
                new RunningCollector(vertx -> RunningCollector.Parts.live(Site.unknown(), wire.feed(vertx)))) {
            wire.clockAhead(Duration.ofSeconds(-30)).withKey(register("3301", 1), "right");
            wire.withKey(register("3301", 2), "wrong").up(register("3301", 3));
            wire.send("HEP4xxxxxxxx".getBytes(StandardCharsets.US_ASCII));

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(collector.metrics("dectwatch_source_refused_total"))
                                    .contains(
                                            "dectwatch_source_refused_total{reason=\"key\",source=\"hep 127.0.0.1:0\"} 2.0",
                                            "dectwatch_source_refused_total{reason=\"not_hep3\",source=\"hep 127.0.0.1:0\"} 1.0"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(collector.metrics("dectwatch_"))
                            .contains(
                                    "dectwatch_hep_messages_total{source=\"hep 127.0.0.1:0\"} 1.0",
                                    "dectwatch_hep_connections{source=\"hep 127.0.0.1:0\"} 0.0")
                            .anyMatch(line -> line.matches("dectwatch_hep_clock_offset_seconds\\{.*} 30\\.\\d+")));
            assertThat(collector.metrics("dectwatch_evictions_total{reason=\"age\",table=\"fragments\"}"))
                    .containsExactly("dectwatch_evictions_total{reason=\"age\",table=\"fragments\"} 0.0");
            assertThat(collector.metrics("dectwatch_sip_keep_alives_total")).hasSize(2);
        }
    }
}
