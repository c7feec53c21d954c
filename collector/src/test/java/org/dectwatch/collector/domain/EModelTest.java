package org.dectwatch.collector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Ie,eff = Ie + (95 - Ie) Ppl / (Ppl / BurstR + Bpl) by hand, with the rows of G.113 appendix I, table I.4. */
    @ParameterizedTest
    @CsvSource({
        "G729, 0, 1, 11.0", // Ie alone
        "G729, 2, 1, 19.0", // 11 + 84 x 2/21
        "G729, 8, 1, 35.89", // 11 + 84 x 8/27
        "G729, 16, 1, 49.4", // 11 + 84 x 16/35
        "G723, 2, 1, 23.84", // 15 + 80 x 2/18.1
        "GSM-EFR, 5, 1, 35.0", // 5 + 90 x 5/15
        "PCMU, 10, 1, 27.07", // 95 x 10/35.1
        "PCMU, 10, 2, 31.56", // 95 x 10/30.1
        "PCMA, 100, 1, 75.94" // 95 x 100/125.1
    })
    void impairsAsTheRowsOfG113Say(String codec, double loss, double burst, double effective) {
        EModel.Mos mos = EModel.score(codec, true, loss, burst).orElseThrow();
        assertThat(93.2 - mos.r()).isCloseTo(effective, within(0.005));
    }

    /** Published values of G.113 (1999), to which the formula was fitted: loss in percent, Ie under loss. */
    @ParameterizedTest
    @CsvSource({
        "G729, 1, 15",
        "G729, 2, 19",
        "G729, 3, 23",
        "G729, 4, 26",
        "G729, 8, 36",
        "G729, 16, 49",
        "G723, 1, 19",
        "G723, 2, 24",
        "G723, 4, 32",
        "G723, 8, 41",
        "G723, 16, 55",
        "GSM-EFR, 2, 21",
        "GSM-EFR, 3, 26",
        "GSM-EFR, 5, 33",
        "PCMU, 1, 5",
        "PCMU, 2, 7",
        "PCMU, 3, 10",
        "PCMU, 5, 15",
        "PCMU, 10, 25"
    })
    void staysNearTheValuesThatWereMeasured(String codec, double loss, double published) {
        EModel.Mos mos = EModel.score(codec, true, loss, 1).orElseThrow();
        assertThat(93.2 - mos.r()).isCloseTo(published, within(2.2));
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
            double value = EModel.score("G723", false, loss, 1).orElseThrow().value();
            assertThat(value).isBetween(1.0, 4.5).isLessThanOrEqualTo(before);
            before = value;
        }
        assertThat(EModel.mos(-5)).isEqualTo(1);
        assertThat(EModel.mos(3)).isEqualTo(1);
        assertThat(EModel.mos(120)).isEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPUS", "G722", "AMR", "AMR-WB", "ILBC", "SPEEX"})
    void saysWhyItDoesNotRateACodecThatG113DoesNot(String codec) {
        assertThat(EModel.score(codec, true, 0, 1)).isEmpty();
        assertThat(EModel.unrated(codec)).hasValue("ITU-T G.113 appendix I does not rate " + codec);
    }

    @ParameterizedTest
    @CsvSource({"G726-40, 2", "G726-32, 7", "G726-24, 25", "G726-16, 50", "G728, 7", "GSM, 20"})
    void saysWhichRobustnessIsMissing(String codec, String ie) {
        assertThat(EModel.score(codec, true, 0, 1)).isEmpty();
        assertThat(EModel.unrated(codec))
                .hasValue("ITU-T G.113 appendix I has Ie " + ie + " for " + codec
                        + " and no Bpl, so that loss could not be rated");
    }

    @Test
    void hasNoReasonForACodecItRates() {
        assertThat(EModel.unrated("pcmu")).isEmpty();
        assertThat(EModel.unrated("G729")).isEmpty();
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
