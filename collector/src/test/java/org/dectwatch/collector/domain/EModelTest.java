package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTest {
    @ParameterizedTest
    @CsvSource({
        "0, 4.41, 4.41",
        "0.5, 4.14, 4.37",
        "1, 3.83, 4.33",
        "2, 3.26, 4.23",
        "3, 2.79, 4.13",
        "5, 2.17, 3.92",
        "10, 1.48, 3.41",
        "20, 1.12, 2.63"
    })
    void scoresPcmuAsG107DoesWithoutAndWithConcealment(double loss, double without, double with) {
        assertThat(EModel.score("PCMU", false, loss, 1).orElseThrow().value()).isCloseTo(without, within(0.0051));
        assertThat(EModel.score("pcmu", true, loss, 1).orElseThrow().value()).isCloseTo(with, within(0.0051));
    }

    @Test
    void carriesItsModelAndFactors() {
        EModel.Mos mos = EModel.score("PCMA", true, 5, 1.5).orElseThrow();
        assertThat(mos.model()).isEqualTo("G.107");
        assertThat(mos.ie()).isZero();
        assertThat(mos.bpl()).isEqualTo(25.1);
        assertThat(mos.burstRatio()).isEqualTo(1.5);
        assertThat(mos.value())
                .isLessThan(EModel.score("PCMA", true, 5, 1).orElseThrow().value());
    }

    @Test
    void neverLeavesTheScaleAndNeverRisesWithLoss() {
        double before = 5;
        for (double loss = 0; loss <= 100; loss += 0.25) {
            double value = EModel.score("G726-16", false, loss, 1).orElseThrow().value();
            assertThat(value).isBetween(1.0, 4.5).isLessThanOrEqualTo(before);
            before = value;
        }
        assertThat(EModel.mos(-5)).isEqualTo(1);
        assertThat(EModel.mos(3)).isEqualTo(1);
        assertThat(EModel.mos(120)).isEqualTo(4.5);
    }

    @Test
    void saysNothingAboutACodecWithoutPublishedFactors() {
        assertThat(EModel.score("OPUS", true, 0, 1)).isEmpty();
    }

    @Test
    void takesTheBurstRatioFromTheLengthOfRuns() {
        assertThat(new LossPattern(10, 1, 0, 0, 0, 1000, 10).burstRatio()).isEqualTo(1);
        assertThat(new LossPattern(10, 4, 10, 40, 40, 960, 0).burstRatio()).isCloseTo(3.84, within(1e-9));
        assertThat(LossPattern.NONE.burstRatio()).isEqualTo(1);
    }

    @Test
    void digitsDoNotShowThemselvesInLogs() {
        assertThat(new StreamTotals.DtmfDigits("1234")).hasToString("DtmfDigits[4]");
    }

    @Test
    void roundsAsCDoesNotAsJavaDoes() {
        TsharkNumbers numbers = new TsharkNumbers(30, 2, 6.25, -1, 0.0625, 0.1875, 0, 7.4915, 1.0005, true);
        TsharkNumbers rounded = numbers.rounded();
        assertThat(rounded.lostPercent()).isEqualTo(6.2);
        assertThat(rounded.meanDeltaMs()).isEqualTo(0.062);
        assertThat(rounded.maxDeltaMs()).isEqualTo(0.188);
        assertThat(rounded.minDeltaMs()).isEqualTo(-1);
    }
}
