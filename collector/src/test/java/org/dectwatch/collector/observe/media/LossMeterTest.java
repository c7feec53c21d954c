package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dectwatch.collector.domain.LossPattern;
import org.junit.jupiter.api.Test;

/** Bursts and gaps by RFC 3611 section 4.7.2, Gmin 16, against patterns counted by hand: 1 came, 0 did not. */
class LossMeterTest {
    private static LossPattern of(String pattern) {
        LossMeter meter = new LossMeter();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '1') {
                int end = pattern.indexOf('0', i) < 0 ? pattern.length() : pattern.indexOf('0', i);
                meter.received(end - i);
                i = end - 1;
            } else {
                meter.lost();
            }
        }
        return meter.pattern();
    }

    private static String came(int packets) {
        return "1".repeat(packets);
    }

    @Test
    void countsTheExampleOfTheRfc() {
        // 64 packets; what the RFC marks as discarded is not there either.
        LossPattern pattern = of("11110111111111111111111" + "011101011110" + "11111111111111111101111111111");
        assertThat(pattern.bursts()).isEqualTo(1);
        assertThat(pattern.burstPackets()).isEqualTo(12);
        assertThat(pattern.burstLost()).isEqualTo(4);
        assertThat(pattern.burstDensity()).isCloseTo(0.33, within(0.005));
        assertThat(pattern.gapPackets()).isEqualTo(23 + 29);
        assertThat(pattern.gapLost()).isEqualTo(2);
        assertThat(pattern.gapDensity()).isCloseTo(0.04, within(0.005));
        // Packets of 10 ms: a burst of 120 ms.
        assertThat(pattern.meanBurstPackets() * 10).isEqualTo(120);
        assertThat(pattern.runs()).isEqualTo(6);
    }

    @Test
    void fifteenBetweenTwoLossesAreOfABurstAndSixteenAreNot() {
        LossPattern near = of(came(20) + "0" + came(15) + "0" + came(20));
        assertThat(near.bursts()).isEqualTo(1);
        assertThat(near.burstPackets()).isEqualTo(17);
        assertThat(near.gapLost()).isZero();
        LossPattern apart = of(came(20) + "0" + came(16) + "0" + came(20));
        assertThat(apart.bursts()).isZero();
        assertThat(apart.gapPackets()).isEqualTo(58);
        assertThat(apart.gapLost()).isEqualTo(2);
    }

    @Test
    void aLoneLossIsNoBurstWhereverItLies() {
        for (int at = 0; at < 60; at++) {
            LossPattern pattern = of(came(at) + "0" + came(59 - at));
            assertThat(pattern.bursts()).as("at %d", at).isZero();
            assertThat(pattern.gapLost()).isEqualTo(1);
            assertThat(pattern.burstRatio()).isEqualTo(1);
        }
    }

    @Test
    void theBurstRatioIsTheMeanRunOverThatOfRandomLoss() {
        // Three runs of 2, 3 and 5: 10 of 100. Mean 10/3, of random loss 1/(1 - 0.1).
        LossPattern pattern = of(came(20) + "00" + came(30) + "000" + came(20) + "00000" + came(20));
        assertThat(pattern.runs()).isEqualTo(3);
        assertThat(pattern.longestRun()).isEqualTo(5);
        assertThat(pattern.lost()).isEqualTo(10);
        assertThat(pattern.burstRatio()).isCloseTo(10 / 3.0 * 0.9, within(1e-9));
        // Every second one: shorter runs than chance makes are taken for chance.
        assertThat(of("10".repeat(50)).burstRatio()).isEqualTo(1);
    }

    @Test
    void aBurstStillOpenCountsAsItStands() {
        LossPattern pattern = of(came(20) + "0101");
        assertThat(pattern.bursts()).isEqualTo(1);
        assertThat(pattern.burstPackets()).isEqualTo(3);
        assertThat(pattern.gapPackets()).isEqualTo(21);
    }
}
