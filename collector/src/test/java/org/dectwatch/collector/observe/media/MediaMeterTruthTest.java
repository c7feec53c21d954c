package org.dectwatch.collector.observe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.StreamInterval;
import org.dectwatch.collector.domain.StreamKey;
import org.dectwatch.collector.domain.StreamTotals;
import org.dectwatch.collector.domain.TsharkNumbers;
import org.junit.jupiter.api.Test;

class MediaMeterTruthTest {
    @Test
    void countsEverySpoiltStreamExactlyAsItWasMade() {
        int streams = 0;
        int unproven = 0;
        for (long seed = 1; seed <= 300; seed++) {
            RtpScenario scenario = RtpScenario.random(seed);
            MeteredScenario metered = new MeteredScenario(scenario.inOrder(), MediaOptions.forFiles());
            for (RtpScenario.Truth truth : scenario.truths) {
                StreamTotals totals = metered.of(truth);
                if (totals == null) {
                    // Too short to prove itself where no SDP announced it.
                    assertThat(truth.unique()).as("seed %d %s", seed, truth).isLessThan(8);
                    unproven++;
                    continue;
                }
                StreamTotals.Counts counts = totals.counts();
                assertThat(new RtpScenario.Truth(
                                truth.flow(),
                                truth.ssrc(),
                                counts.unique(),
                                counts.duplicates(),
                                counts.reordered(),
                                counts.lost(),
                                truth.spoilt()))
                        .as("seed %d", seed)
                        .isEqualTo(truth);
                assertThat(totals.lossPattern().lost())
                        .as("pattern, seed %d", seed)
                        .isEqualTo(truth.lost());
                streams++;
            }
        }
        assertThat(streams + unproven).isEqualTo(2400);
        assertThat(unproven).isLessThan(20);
    }

    @Test
    void deltasOfAllIntervalsAddUpToTheTotals() {
        RtpScenario scenario = RtpScenario.random(4711);
        MeteredScenario metered = new MeteredScenario(scenario.inOrder(), MediaOptions.DEFAULT);
        for (RtpScenario.Truth truth : scenario.truths) {
            StreamKey key = new StreamKey(truth.flow(), truth.ssrc());
            List<StreamInterval> of =
                    metered.intervals.stream().filter(i -> i.key().equals(key)).collect(Collectors.toList());
            assertThat(of.stream().mapToLong(i -> i.deltas().lost()).sum()).isEqualTo(truth.lost());
            assertThat(of.stream().mapToLong(i -> i.deltas().unique()).sum()).isEqualTo(truth.unique());
            assertThat(of.stream().mapToLong(i -> i.deltas().reordered()).sum()).isEqualTo(truth.reordered());
            for (int i = 0; i < of.size(); i++) {
                assertThat(of.get(i).number()).isEqualTo(i + 1);
                assertThat(of.get(i).last()).isEqualTo(i == of.size() - 1);
                if (i > 0) {
                    assertThat(of.get(i).from()).isEqualTo(of.get(i - 1).to());
                }
            }
        }
    }

    @Test
    void bothWaysOfCountingAgreeOnCleanCaptures() {
        Random random = new Random(12);
        for (int seed = 0; seed < 100; seed++) {
            RtpScenario scenario = new RtpScenario(seed);
            for (int index = 0; index < 4; index++) {
                double loss = index == 0 ? 0 : 0.1 * random.nextDouble();
                RtpScenario.Troubles clean =
                        new RtpScenario.Troubles(loss, 0, 0, 0, 0, 0, 12 * random.nextDouble(), false);
                scenario.stream(index, true, 50 + random.nextInt(1500), random.nextInt(65_536), clean);
            }
            new MeteredScenario(scenario.inOrder(), MediaOptions.DEFAULT)
                    .totals.forEach((key, totals) -> agree(totals));
        }
    }

    private static void agree(StreamTotals totals) {
        TsharkNumbers tshark = totals.tshark().orElseThrow();
        StreamTotals.Timing timing = totals.timing();
        assertThat(tshark.packets()).isEqualTo(totals.counts().packets());
        assertThat(tshark.lost()).isEqualTo(totals.counts().lost());
        assertThat(tshark.lostPercent()).isCloseTo(totals.counts().lossPercent(), within(1e-9));
        assertThat(timing.meanDeltaMs().orElseThrow()).isCloseTo(tshark.meanDeltaMs(), within(1e-6));
        assertThat(timing.maxDeltaMs().orElseThrow()).isCloseTo(tshark.maxDeltaMs(), within(1e-6));
        assertThat(timing.meanJitterMs().orElseThrow()).isCloseTo(tshark.meanJitterMs(), within(1e-6));
        assertThat(timing.maxJitterMs().orElseThrow()).isCloseTo(tshark.maxJitterMs(), within(1e-6));
    }
}
