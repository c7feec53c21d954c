package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sender's clock against the capture's, in parts per million. */
class DriftFitTest {
    private static final int CLOCK = 8000;

    @ParameterizedTest
    @ValueSource(doubles = {-500, -50, 0, 20, 1000})
    void findsTheDriftExactlyWithoutJitter(double ppm) {
        DriftFit fit = new DriftFit();
        for (int i = 0; i < 1000; i++) {
            // A fast sender's 20 ms are shorter on the capture's clock.
            fit.count(Math.round(i * 20e6 / (1 + ppm / 1e6)), 160 * i, CLOCK);
        }
        assertThat(fit.driftPpm().orElseThrow()).isCloseTo(ppm, within(0.01));
    }

    @Test
    void findsItToAFewPartsPerMillionInAMinuteOfJitter() {
        Random random = new Random(3);
        DriftFit fit = new DriftFit();
        for (int i = 0; i < 3000; i++) {
            fit.count(Math.round(i * 20e6 / (1 + 250e-6) + random.nextInt(10_000_000)), 160 * i, CLOCK);
        }
        // Evenly spread over 10 ms: deviation 2.9 ms; of the slope 2.9 ms x sqrt(12 / 3000) / 60 s = 3 ppm.
        assertThat(fit.driftPpm().orElseThrow()).isCloseTo(250, within(10.0));
    }

    @Test
    void followsTimeStampsThroughTheirWrap() {
        DriftFit fit = new DriftFit();
        for (int i = 0; i < 1000; i++) {
            fit.count(i * 20_002_000L, 0x7fffffff - 80_000 + 160 * i, CLOCK);
        }
        assertThat(fit.driftPpm().orElseThrow()).isCloseTo(-100, within(0.1));
    }

    @Test
    void saysNothingBelowTenSecondsAndKeepsTheLongestStretch() {
        DriftFit fit = new DriftFit();
        for (int i = 0; i < 499; i++) {
            fit.count(i * 20_000_000L, 160 * i, CLOCK);
        }
        assertThat(fit.driftPpm()).isEmpty();
        for (int i = 499; i < 1000; i++) {
            fit.count(i * 20_000_000L, 160 * i, CLOCK);
        }
        fit.rebase();
        fit.count(60_000_000_000L, 5, CLOCK);
        fit.count(60_020_000_000L, 175, CLOCK);
        assertThat(fit.driftPpm().orElseThrow()).isCloseTo(0, within(0.01));
    }
}
