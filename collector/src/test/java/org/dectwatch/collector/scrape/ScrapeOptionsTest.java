package org.dectwatch.collector.scrape;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.dectwatch.collector.options.OutOfRange;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class ScrapeOptionsTest {
    @Test
    void hasDefaults() {
        OptionsKit.checkDefaults(
                ScrapeOptions.class, new ScrapeOptions(Duration.ofSeconds(30), Duration.ofSeconds(3), 1, 32));
    }

    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                ScrapeOptions.class,
                "interval: 1m\ntimeout: 5s\nretries: 2\nmostInFlight: 4\n",
                new ScrapeOptions(Duration.ofMinutes(1), Duration.ofSeconds(5), 2, 4));
    }

    @Test
    void refusesATimeoutThatReachesIntoTheNextQuestion() {
        assertThatThrownBy(() -> new ScrapeOptions(Duration.ofSeconds(6), Duration.ofSeconds(3), 1, 32))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("shorter than the interval");
    }
}
